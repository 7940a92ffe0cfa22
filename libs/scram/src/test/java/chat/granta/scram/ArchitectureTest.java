package chat.granta.scram;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void keysAreComputedWithoutNetworkLogOrSpring() {
        Walls.library("chat.granta.scram").neverTouch("io.netty..",
                "org.apache.kafka..", "org.springframework..");
    }
}
