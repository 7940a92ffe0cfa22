package chat.granta.dns;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theDnsKnowsNeitherStreamsNorTheLog() {
        ArchitectureRules.library("chat.granta.dns").neverTouch("io.netty..", "org.apache.kafka..");
    }
}
