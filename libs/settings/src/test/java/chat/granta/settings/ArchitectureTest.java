package chat.granta.settings;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void aSettingIsReportedWithoutKnowingWhoseItIs() {
        ArchitectureRules.library("chat.granta.settings").neverTouch("io.netty..",
                "org.apache.kafka..", "org.springframework.context..");
    }
}
