package chat.granta.embedded;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void embeddedServicesKnowNothingOfGranta() {
        Walls.of("chat.granta.embedded").haveNoPackageCycles().areNullMarked().neverTouch("chat.granta.model..",
                "chat.granta.bus..", "org.springframework..", "io.netty..");
    }
}
