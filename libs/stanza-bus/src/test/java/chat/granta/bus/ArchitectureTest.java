package chat.granta.bus;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theBusKnowsKafkaAndTheModelOnly() {
        Walls.of("chat.granta.bus").haveNoPackageCycles().neverTouch("io.netty..", "org.springframework..",
                "chat.granta.stream..", "chat.granta.handling..");
    }
}
