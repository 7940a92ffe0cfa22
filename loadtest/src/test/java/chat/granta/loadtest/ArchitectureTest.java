package chat.granta.loadtest;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theGeneratorIsAStrangerToEveryServerAndItsPackagesBuildOnEachOther() {
        Walls.of("chat.granta.loadtest").haveNoPackageCycles().areNullMarked()
                .neverTouch("chat.granta.model..", "chat.granta.stream..", "chat.granta.bus..", "chat.granta.c2s..",
                        "chat.granta.router..", "chat.granta.auth..", "chat.granta.standalone..",
                        "org.springframework..")
                .neverTouchFrom("chat.granta.loadtest.wire..", "picocli..", "chat.granta.loadtest.measure..")
                .neverTouchFrom("chat.granta.loadtest.measure..", "picocli..", "io.netty..");
    }
}
