package chat.granta.gateway;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void whoWritesToTheLogKnowsNeitherStreamsNorSpring() {
        ArchitectureRules.library("chat.granta.gateway").neverTouch("org.springframework..",
                "io.netty..", "chat.granta.stream..", "java.sql..");
    }
}
