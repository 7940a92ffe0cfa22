package chat.granta.chaos;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void chaosSeesTheServicesFromOutside() {
        Walls.stranger("chat.granta.chaos", "chat.granta.testkit..", "chat.granta.embedded..").neverTouch("io.netty..",
                "org.springframework..");
    }

    @Test
    void onlyTheClusterKnowsTheLog() {
        Walls.stranger("chat.granta.chaos", "chat.granta.testkit..", "chat.granta.embedded..")
                .touchOnlyFrom("..cluster..", "org.apache.kafka..");
    }
}
