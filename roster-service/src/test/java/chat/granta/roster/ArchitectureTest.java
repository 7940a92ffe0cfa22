package chat.granta.roster;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void itKnowsNoStreamsAndNoOtherService() {
        Walls.of("chat.granta.roster").haveNoPackageCycles().areNullMarked().neverTouch("io.netty..",
                "chat.granta.stream..", "chat.granta.router..", "chat.granta.auth..", "chat.granta.c2s..");
    }
}
