package chat.granta.stream.management;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.ElementName;
import chat.granta.model.Payload;
import chat.granta.stream.StreamError;
import chat.granta.stream.StreamLimits;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.SilentOwner;
import chat.granta.stream.carrier.TcpSettings;
import chat.granta.stream.carrier.TcpStream;
import chat.granta.stream.carrier.XmppStream;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** XEP-0198 section 4: each side is asked and answers once the other knows that it is counted. */
class CountedStanzasTest {
    private static final TopLevelElement REQUEST = element("r", Map.of());
    private static final String ASKED = "<r xmlns='urn:xmpp:sm:3'/>";

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<Long> acknowledged = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private XmppStream stream;
    private int questions;
    private long handled;
    private final CountedStanzas counts;

    CountedStanzasTest() {
        TcpStream.install(channel, new TcpSettings(1 << 20, Duration.ofSeconds(1), _ -> new ChannelHandlerAdapter() {},
                Channel::remoteAddress), StreamLimits.beforeLogin(), made -> {
                    stream = made;
                    return new SilentOwner();
                });
        counts = new CountedStanzas(stream, acknowledged::add, () -> questions++,
                (StreamError error) -> ends.add(error.condition()));
    }

    private static TopLevelElement element(String name, Map<String, String> attributes) {
        return new TopLevelElement(new ElementName("urn:xmpp:sm:3", name), attributes, Payload.EMPTY);
    }

    private static TopLevelElement answer(int h) {
        return element("a", Map.of("h", Integer.toString(h)));
    }

    private String heard() {
        stream.flush();
        var text = new StringBuilder();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            text.append(out.toString(StandardCharsets.UTF_8));
            out.release();
        }
        return text.toString();
    }

    private void countReceived() {
        counts.countReceived(new HandledStanzas() {
            @Override
            public long handled() {
                return handled;
            }

            @Override
            public void tellWhenHandled(long count) {
                // The test says so.
            }
        }, 0);
    }

    @Test
    void nothingIsCountedBeforeThatHasBegun() {
        counts.received();
        counts.sent();
        counts.ask();
        assertThat(counts.took(REQUEST)).isFalse();
        assertThat(counts.took(answer(1))).isFalse();
        assertThat(heard()).isEmpty();
        assertThat(questions).isZero();
    }

    /** A client that pipelines asks before it can know. */
    @Test
    void whoAsksBeforeOursAreCountedIsAnsweredThen() {
        countReceived();
        counts.received();
        handled = 1;
        assertThat(counts.took(REQUEST)).isTrue();
        assertThat(counts.took(answer(0))).as("about nothing").isTrue();
        assertThat(heard()).isEmpty();
        counts.countSent(0);
        assertThat(heard()).isEqualTo("<a xmlns='urn:xmpp:sm:3' h='1'/>");
        assertThat(ends).isEmpty();
    }

    @Test
    void eachSideIsToldWhatTheOtherHas() {
        countReceived();
        counts.countSent(5);
        counts.sent();
        counts.ask();
        assertThat(heard()).isEqualTo(ASKED);
        assertThat(questions).isOne();
        counts.took(answer(6));
        assertThat(acknowledged).containsExactly(6L);
        counts.received();
        counts.took(REQUEST);
        assertThat(heard()).as("it is not safe yet").isEmpty();
        handled = 1;
        counts.handled();
        assertThat(heard()).isEqualTo("<a xmlns='urn:xmpp:sm:3' h='1'/>");
        counts.took(answer(9));
        assertThat(ends).containsExactly("undefined-condition");
    }
}
