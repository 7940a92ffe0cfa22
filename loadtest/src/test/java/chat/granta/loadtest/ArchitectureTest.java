package chat.granta.loadtest;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theGeneratorIsAStrangerToEveryServerAndItsPackagesBuildOnEachOther() {
        ArchitectureRules.stranger("chat.granta.loadtest").neverTouch("org.springframework..")
                .neverTouchFrom("chat.granta.loadtest.wire..", "picocli..", "chat.granta.loadtest.measure..")
                .neverTouchFrom("chat.granta.loadtest.measure..", "picocli..", "io.netty..");
    }
}
