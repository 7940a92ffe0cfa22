package chat.granta.chaos;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void chaosSeesTheServicesFromOutside() {
        Walls.of("chat.granta.chaos").haveNoPackageCycles().areNullMarked().neverTouch("io.netty..",
                "chat.granta.stream..", "chat.granta.model..", "chat.granta.bus..", "chat.granta.c2s..",
                "chat.granta.router..", "chat.granta.roster..", "chat.granta.auth..", "org.apache.kafka..",
                "org.springframework..");
    }
}
