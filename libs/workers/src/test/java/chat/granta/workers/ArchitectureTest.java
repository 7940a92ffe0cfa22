package chat.granta.workers;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void aWorkerKnowsNothingOfWhatItWorksOn() {
        Walls.library("chat.granta.workers").neverTouch("io.netty..", "org.apache.kafka..", "java.sql..",
                "chat.granta.bus..");
    }
}
