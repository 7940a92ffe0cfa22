package chat.granta.handling;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void aHandlerSeesNoKafkaNoSpringAndNoNetty() {
        ArchitectureRules.library("chat.granta.handling").neverTouch("io.netty..", "org.springframework..",
                "org.apache.kafka..",
                "chat.granta.bus..", "chat.granta.stream..");
    }
}
