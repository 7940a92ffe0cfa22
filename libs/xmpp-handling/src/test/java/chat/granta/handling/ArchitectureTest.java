package chat.granta.handling;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void aHandlerSeesNoKafkaNoSpringAndNoNetty() {
        Walls.library("chat.granta.handling").neverTouch("io.netty..", "org.springframework..", "org.apache.kafka..",
                "chat.granta.bus..", "chat.granta.stream..");
    }
}
