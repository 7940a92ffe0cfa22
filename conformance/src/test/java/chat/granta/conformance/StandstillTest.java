package chat.granta.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.testkit.client.StreamEvent.Received;
import chat.granta.testkit.client.XmppClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A machine that is suspended, moved or too busy stands still for seconds. Nobody could have taken over from a Granta that is one process,
 * so its users stay connected, and what they write goes on its way when it can.
 */
@ExtendWith(SharedSystem.class)
class StandstillTest {
    static final List<String> PEOPLE = List.of("benvolio", "rosaline");

    /** Longer than a cluster's processes may be silent. */
    private static final Duration STANDSTILL = Duration.ofSeconds(5);

    @Test
    void whoIsConnectedStaysSo(RunningSystem system) throws Exception {
        try (XmppClient benvolio = system.enters("benvolio"); XmppClient rosaline = system.enters("rosaline")) {
            system.standStill(STANDSTILL);
            benvolio.send(
                    "<message type='chat' to='rosaline@localhost' id='after'><body>Still there?</body></message>");
            assertThat(nextMessage(system, rosaline)).isEqualTo("after");
            rosaline.send("<message type='chat' to='benvolio@localhost' id='answer'><body>Yes.</body></message>");
            assertThat(nextMessage(system, benvolio)).isEqualTo("answer");
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
