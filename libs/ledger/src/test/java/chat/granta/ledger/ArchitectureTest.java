package chat.granta.ledger;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void aLedgerKnowsNothingOfWhatIsEntered() {
        ArchitectureRules.library("chat.granta.ledger").neverTouch("io.netty..", "chat.granta.model..",
                "chat.granta.handling..",
                "chat.granta.embedded..");
    }
}
