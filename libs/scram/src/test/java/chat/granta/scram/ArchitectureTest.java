package chat.granta.scram;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void keysAreComputedWithoutNetworkLogOrSpring() {
        ArchitectureRules.library("chat.granta.scram").neverTouch("io.netty..",
                "org.apache.kafka..", "org.springframework..");
    }
}
