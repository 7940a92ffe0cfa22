package chat.granta.standalone;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void standaloneWiresAndDoesNothingElse() {
        Walls.assembly("chat.granta.standalone").neverTouch("chat.granta.model..");
    }
}
