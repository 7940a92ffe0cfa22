package chat.granta.ledger;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void aLedgerKnowsNothingOfWhatIsEntered() {
        Walls.library("chat.granta.ledger").neverTouch("io.netty..", "chat.granta.model..", "chat.granta.handling..",
                "chat.granta.embedded..");
    }
}
