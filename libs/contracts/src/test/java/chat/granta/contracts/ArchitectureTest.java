package chat.granta.contracts;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void contractsKnowNoImplementation() {
        ArchitectureRules.library("chat.granta.contracts").neverTouch("chat.granta.homes..",
                "chat.granta.ledger..", "org.springframework..");
    }
}
