package chat.granta.s2s.home;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.s2s.Wire;
import chat.granta.stream.StreamError;
import chat.granta.stream.StreamEvent;
import chat.granta.stream.carrier.StreamOwner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A stream is read as fast as the log takes what it brings. */
class LogBacklogTest {
    private final List<String> ends = new ArrayList<>();
    private final Wire<Sender> wire = new Wire<>(
            out -> new Sender(new LogBacklog(out, (StreamError error) -> ends.add(error.condition()))));
    private final LogBacklog backlog = wire.stream().backlog();

    private record Sender(LogBacklog backlog) implements StreamOwner {
        @Override
        public void arrived(int bytes) {}

        @Override
        public void received(StreamEvent event) {}

        @Override
        public void caughtUp() {}

        @Override
        public void unread() {}

        @Override
        public void lost() {}

        @Override
        public void failed(Throwable cause) {}
    }

    @Test
    void aStreamIsNotReadWhileTooMuchIsOnItsWay() {
        List<Consumer<Exception>> underWay = new ArrayList<>();
        for (int i = 0; i < 255; i++) {
            underWay.add(backlog.next());
        }
        assertThat(wire.isRead()).isTrue();
        underWay.add(backlog.next());
        assertThat(wire.isRead()).isFalse();
        while (underWay.size() > 65) {
            underWay.removeLast().accept(null);
        }
        assertThat(wire.isRead()).isFalse();
        underWay.removeLast().accept(null);
        assertThat(wire.isRead()).isTrue();
        assertThat(ends).isEmpty();
    }

    @Test
    void whatNeverGetsThereEndsTheStream() {
        backlog.next().accept(new IOException("the log is away"));
        assertThat(wire.isRead()).isTrue();
        assertThat(ends).containsExactly("internal-server-error");
    }
}
