package chat.granta.embedded;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void embeddedServicesKnowNothingOfGranta() {
        Walls.library("chat.granta.embedded").neverTouch("chat.granta.model..", "chat.granta.bus..",
                "org.springframework..", "io.netty..");
    }
}
