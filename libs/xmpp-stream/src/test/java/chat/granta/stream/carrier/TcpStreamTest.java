package chat.granta.stream.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.stream.StreamLimits;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** What becomes of stanzas that a connection did not take. */
class TcpStreamTest {
    private static final Message HELLO = new Message(Jid.parse("romeo@localhost"), Jid.parse("juliet@localhost"), null,
            Message.Type.CHAT, null, Payload.EMPTY);

    private final List<String> course = new ArrayList<>();
    private final Queue<ChannelPromise> writes = new ArrayDeque<>();
    private final EmbeddedChannel channel = new EmbeddedChannel(new SlowNetwork());
    private XmppStream stream;

    TcpStreamTest() {
        TcpStream.install(channel, new TcpSettings(1 << 20, Duration.ofSeconds(1), _ -> new SlowNetwork(), _ -> null),
                StreamLimits.beforeLogin(), made -> {
                    stream = made;
                    return new Owner();
                });
    }

    /** Takes bytes, and says later what became of them. */
    private final class SlowNetwork extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            writes.add(promise);
        }
    }

    private final class Owner extends SilentOwner {
        @Override
        public void lost() {
            course.add("lost");
        }

        @Override
        public void failed(Throwable cause) {
            course.add("failed");
        }
    }

    private void says(String name) {
        stream.stanza(HELLO, null, () -> course.add(name));
    }

    @Test
    void whatTheNetworkHasTakenIsGone() {
        says("1");
        stream.flush();
        writes.remove().setSuccess();
        channel.close();
        assertThat(course).containsExactly("lost");
    }

    @Test
    void whatItHasNotTakenIsReportedWhenTheOwnerKnowsThatTheConnectionIsLost() {
        says("1");
        stream.flush();
        says("2");
        writes.remove().setFailure(new IOException("reset by peer"));
        channel.runPendingTasks();
        assertThat(course).containsExactly("lost", "1", "2");
        says("3");
        assertThat(course).endsWith("3");
    }

    @Test
    void theLastWriteCountsLikeAnyOther() {
        says("1");
        stream.close(null);
        says("2");
        assertThat(course).as("nothing is written behind the closing tag").containsExactly("2");
        writes.remove().setFailure(new IOException("reset by peer"));
        channel.runPendingTasks();
        assertThat(course).containsExactly("2", "lost", "1");
    }
}
