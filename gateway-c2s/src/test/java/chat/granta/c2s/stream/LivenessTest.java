package chat.granta.c2s.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** XEP-0199 section 4.2: the server pings. */
class LivenessTest {
    private final Conversation client = Conversation.bound();

    @Test
    void aSilentClientIsPingedAndThenLeft() {
        assertThat(client.waits(Duration.ofMinutes(5)).strip()).isEqualTo("<iq from='localhost' "
                + "to='alice@localhost/phone' id='ping-1' type='get'><ping xmlns='urn:xmpp:ping'/></iq>");
        assertThat(client.waits(Duration.ofSeconds(61))).contains("<connection-timeout ");
        assertThat(client.homes.closed).isEqualTo(1);
    }

    @Test
    void anySoundIsASignOfLife() {
        client.waits(Duration.ofMinutes(4));
        client.says(" ");
        assertThat(client.waits(Duration.ofMinutes(4))).doesNotContain("ping");
        assertThat(client.waits(Duration.ofMinutes(1))).contains("id='ping-1'");
        client.says("<iq type='error' id='ping-1' to='localhost'/>");
        assertThat(client.waits(Duration.ofMinutes(2))).doesNotContain("connection-timeout");
        assertThat(client.waits(Duration.ofMinutes(3))).contains("id='ping-2'");
    }
}
