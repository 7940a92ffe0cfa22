package chat.granta.roster;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void wallsHold() {
        ArchitectureRules.service("chat.granta.roster").neverTouch("org.apache.kafka..")
                .touchOnlyFrom("chat.granta.roster.log..", "chat.granta.ledger..");
    }
}
