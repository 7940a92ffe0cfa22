package chat.granta.testkit;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theTestkitSharesNoCodeWithWhatItTests() {
        Walls.stranger("chat.granta.testkit").neverTouch("io.netty..", "com.fasterxml..", "org.junit..")
                .neverTouchFrom("chat.granta.testkit.client", "chat.granta.testkit.transcript..");
    }
}
