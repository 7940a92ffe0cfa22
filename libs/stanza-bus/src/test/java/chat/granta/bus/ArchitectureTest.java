package chat.granta.bus;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theBusKnowsKafkaAndTheModelOnly() {
        ArchitectureRules.library("chat.granta.bus").neverTouch("io.netty..", "org.springframework..",
                "chat.granta.stream..",
                "chat.granta.handling..");
    }
}
