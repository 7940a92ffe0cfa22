package chat.granta.archive;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void wallsHold() {
        Walls.service("chat.granta.archive").neverTouch("org.apache.kafka..")
                .touchOnlyFrom("chat.granta.archive.log..", "chat.granta.ledger..");
    }
}
