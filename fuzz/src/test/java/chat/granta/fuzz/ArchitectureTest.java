package chat.granta.fuzz;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void wallsHold() {
        Walls.of("chat.granta.fuzz");
    }
}
