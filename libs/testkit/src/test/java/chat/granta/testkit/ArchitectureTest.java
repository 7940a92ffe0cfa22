package chat.granta.testkit;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theTestkitSharesNoCodeWithWhatItTests() {
        Walls.of("chat.granta.testkit").haveNoPackageCycles().areNullMarked().neverTouch("chat.granta.model..",
                "chat.granta.stream..", "chat.granta.bus..", "chat.granta.handling..", "chat.granta.c2s..",
                "chat.granta.router..", "chat.granta.auth..", "chat.granta.standalone..", "io.netty..",
                "com.fasterxml..", "org.junit..");
    }

    @Test
    void aClientKnowsNoTranscripts() {
        Walls.of("chat.granta.testkit").neverTouchFrom("chat.granta.testkit.client",
                "chat.granta.testkit.transcript..");
    }
}
