package chat.granta.workers;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void aWorkerKnowsNothingOfWhatItWorksOn() {
        Walls.of("chat.granta.workers").haveNoPackageCycles().areNullMarked().neverTouch("io.netty..",
                "org.apache.kafka..", "java.sql..", "chat.granta.bus..");
    }
}
