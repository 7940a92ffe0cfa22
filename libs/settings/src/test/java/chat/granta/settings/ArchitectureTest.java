package chat.granta.settings;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void aSettingIsReportedWithoutKnowingWhoseItIs() {
        Walls.library("chat.granta.settings").neverTouch("io.netty..",
                "org.apache.kafka..", "org.springframework.context..");
    }
}
