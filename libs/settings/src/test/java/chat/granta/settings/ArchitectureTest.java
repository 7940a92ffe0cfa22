package chat.granta.settings;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void aSettingIsReportedWithoutKnowingWhoseItIs() {
        Walls.of("chat.granta.settings").haveNoPackageCycles().areNullMarked().neverTouch("io.netty..",
                "org.apache.kafka..", "org.springframework.context..");
    }
}
