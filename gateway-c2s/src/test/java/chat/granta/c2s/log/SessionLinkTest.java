package chat.granta.c2s.log;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.Envelope;
import chat.granta.c2s.home.HomeCall;
import chat.granta.gateway.LogWriter;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import com.google.protobuf.MessageLite;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a client is read from, as the log comes behind and catches up. */
class SessionLinkTest {
    private static final Jid JULIET = Jid.parse("juliet@localhost/phone");

    private final Queue<Consumer<@Nullable Exception>> underWay = new ArrayDeque<>();
    private final List<HomeCall> told = new ArrayList<>();

    private final LogWriter log = new LogWriter() {
        @Override
        public Home home(String bareJid) {
            return (_, done) -> underWay.add(done);
        }

        @Override
        public void publish(String topic, @Nullable Integer partition, String key, MessageLite record,
                Consumer<@Nullable Exception> done) {
            throw new AssertionError("not to its home");
        }
    };

    private void landAll() {
        for (Consumer<@Nullable Exception> done; (done = underWay.poll()) != null;) {
            done.accept(null);
        }
    }

    private void tell(HomeCall call) {
        if (call instanceof HomeCall.PauseReading) {
            // All that is under way lands before this thread goes on.
            landAll();
        }
        told.add(call);
    }

    @Test
    void aClientIsReadFromAgainHoweverFastTheLogCatchesUp() {
        var link = new SessionLink(log, new SessionAddress(0, 100, 1), JULIET.bare(), this::tell, () -> {});
        for (int i = 0; i < 257; i++) {
            link.send(new Iq(JULIET, null, "ping-" + i, Iq.Type.RESULT, null, Payload.EMPTY));
        }
        landAll();
        assertThat(told).containsExactly(new HomeCall.PauseReading(), new HomeCall.ResumeReading());
    }
}
