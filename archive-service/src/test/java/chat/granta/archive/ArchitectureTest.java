package chat.granta.archive;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void wallsHold() {
        ArchitectureRules.service("chat.granta.archive").neverTouch("org.apache.kafka..")
                .touchOnlyFrom("chat.granta.archive.log..", "chat.granta.ledger");
    }
}
