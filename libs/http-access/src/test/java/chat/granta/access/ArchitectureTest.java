package chat.granta.access;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void whoMayCallIsDecidedWithoutKnowingWhatIsCalled() {
        ArchitectureRules.library("chat.granta.access").neverTouch("io.netty..", "org.apache.kafka..");
    }
}
