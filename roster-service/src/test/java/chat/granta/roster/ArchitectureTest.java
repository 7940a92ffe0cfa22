package chat.granta.roster;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void wallsHold() {
        Walls.service("chat.granta.roster").neverTouch("org.apache.kafka..")
                .touchOnlyFrom("chat.granta.roster.log..", "chat.granta.ledger..");
    }
}
