package chat.granta.testkit;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theTestkitSharesNoCodeWithWhatItTests() {
        ArchitectureRules.stranger("chat.granta.testkit").neverTouch("io.netty..", "com.fasterxml..", "org.junit..")
                .neverTouchFrom("chat.granta.testkit.client", "chat.granta.testkit.transcript..");
    }
}
