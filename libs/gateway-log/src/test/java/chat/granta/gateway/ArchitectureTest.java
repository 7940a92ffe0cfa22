package chat.granta.gateway;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void whoWritesToTheLogKnowsNeitherStreamsNorSpring() {
        Walls.library("chat.granta.gateway").neverTouch("org.springframework..",
                "io.netty..", "chat.granta.stream..", "java.sql..");
    }
}
