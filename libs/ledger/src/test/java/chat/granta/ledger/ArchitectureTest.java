package chat.granta.ledger;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void aLedgerKnowsNothingOfWhatIsEntered() {
        Walls.of("chat.granta.ledger").haveNoPackageCycles().areNullMarked().neverTouch("io.netty..",
                "chat.granta.model..", "chat.granta.handling..", "chat.granta.roster..", "chat.granta.embedded..");
    }
}
