package chat.granta.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.testkit.client.StreamEvent.Received;
import chat.granta.testkit.client.XmppClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A machine that is suspended, moved or too busy stands still for seconds. Nobody could have taken over from a Granta that is one process,
 * so its users stay connected, and what they write goes on its way when it can.
 */
class StandstillTest {
    /** Longer than a cluster's processes may be silent. */
    private static final Duration STANDSTILL = Duration.ofSeconds(5);

    @Test
    void whoIsConnectedStaysSo(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path data) throws Exception {
        try (RunningSystem system = RunningSystem.start(data, List.of("romeo", "juliet"));
                XmppClient romeo = system.enters("romeo");
                XmppClient juliet = system.enters("juliet")) {
            system.standStill(STANDSTILL);
            romeo.send("<message type='chat' to='juliet@localhost' id='after'><body>Still there?</body></message>");
            assertThat(nextMessage(system, juliet)).isEqualTo("after");
            juliet.send("<message type='chat' to='romeo@localhost' id='answer'><body>Yes.</body></message>");
            assertThat(nextMessage(system, romeo)).isEqualTo("answer");
        }
    }

    /** The id of the next message; before it only presence may come. */
    private static String nextMessage(RunningSystem system, XmppClient client) throws InterruptedException {
        while (true) {
            var event = client.next(system.stage().patience());
            assertThat(event).as("what comes next").isInstanceOf(Received.class);
            var element = ((Received) event).element();
            if (!element.getLocalName().equals("presence")) {
                assertThat(element.getLocalName()).isEqualTo("message");
                return element.getAttribute("id");
            }
        }
    }
}
