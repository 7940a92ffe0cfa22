package chat.granta.listening;

import chat.granta.model.Element;
import chat.granta.model.Stanza;
import chat.granta.stream.StreamError;
import chat.granta.stream.StreamHeader;
import chat.granta.stream.StreamLimits;
import chat.granta.stream.carrier.PauseReason;
import chat.granta.stream.carrier.XmppStream;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** A stream that nothing carries, with a clock that the test moves. */
public final class TestStream implements XmppStream {
    public final List<String> written = new ArrayList<>();
    public final Set<PauseReason> paused = EnumSet.noneOf(PauseReason.class);
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(Timer::at));
    private long now;

    private record Timer(long at, FutureTask<?> task) {}

    /** Time goes by, and what is due is done at its time. */
    public void waits(Duration time) {
        long end = now + time.toNanos();
        while (!timers.isEmpty() && timers.peek().at <= end) {
            Timer next = timers.remove();
            now = next.at;
            next.task.run();
        }
        now = end;
    }

    @Override
    public void stanza(Stanza stanza, @Nullable String to, @Nullable Runnable ifUnsent) {
        written.add(stanza.getClass().getSimpleName() + " to " + stanza.to());
    }

    @Override
    public void keepAlive() {
        written.add(" ");
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public void pauseReading(PauseReason reason) {
        paused.add(reason);
    }

    @Override
    public void resumeReading(PauseReason reason) {
        paused.remove(reason);
    }

    @Override
    public Future<?> schedule(Runnable action, Duration delay) {
        var task = new FutureTask<>(action, null);
        timers.add(new Timer(now + delay.toNanos(), task));
        return task;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void header(StreamHeader header) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void features(List<Element> features) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void element(Element element) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close(@Nullable StreamError error) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void restart() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void limits(StreamLimits limits) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void startTls() {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable SocketAddress peer() {
        return null;
    }

    @Override
    public @Nullable SSLEngine tls() {
        return null;
    }

    @Override
    public void execute(Runnable action) {
        action.run();
    }
}
