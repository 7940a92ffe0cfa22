package chat.granta.bus;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theBusKnowsKafkaAndTheModelOnly() {
        Walls.library("chat.granta.bus").neverTouch("io.netty..", "org.springframework..", "chat.granta.stream..",
                "chat.granta.handling..");
    }
}
