package chat.granta.workers;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void aWorkerKnowsNothingOfWhatItWorksOn() {
        ArchitectureRules.library("chat.granta.workers").neverTouch("io.netty..", "org.apache.kafka..", "java.sql..",
                "chat.granta.bus..");
    }
}
