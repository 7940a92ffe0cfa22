package chat.granta.contracts;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void contractsKnowNoImplementation() {
        Walls.of("chat.granta.contracts").haveNoPackageCycles().areNullMarked().neverTouch("chat.granta.homes..",
                "chat.granta.ledger..", "org.springframework..");
    }
}
