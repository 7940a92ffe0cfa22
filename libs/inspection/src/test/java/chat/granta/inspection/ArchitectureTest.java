package chat.granta.inspection;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void whoInspectsSeesTheInstallationFromOutside() {
        ArchitectureRules.library("chat.granta.inspection").neverTouch("io.netty..", "chat.granta.bus..",
                "org.springframework..");
    }
}
