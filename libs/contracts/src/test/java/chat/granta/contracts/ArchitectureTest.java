package chat.granta.contracts;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void contractsKnowNoImplementation() {
        Walls.library("chat.granta.contracts").neverTouch("chat.granta.homes..",
                "chat.granta.ledger..", "org.springframework..");
    }
}
