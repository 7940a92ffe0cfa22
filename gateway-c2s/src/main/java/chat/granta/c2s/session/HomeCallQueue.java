package chat.granta.c2s.session;

import chat.granta.c2s.home.ClientSession;
import chat.granta.c2s.home.HomeCall;
import chat.granta.c2s.stream.ClientStream;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;

/**
 * Carries a home's calls from any thread to the stream's, in order, many with one wake-up; what they make the stream send is
 * flushed once.
 */
final class HomeCallQueue implements ClientSession {
    /** After so many calls other streams of the thread get their turn. */
    private static final int BATCH = 256;

    private final ClientStream stream;
    private final Queue<HomeCall> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean isClosed;

    HomeCallQueue(ClientStream stream) {
        this.stream = stream;
    }

    @Override
    public String address() {
        return stream.out().peer() instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress().getHostAddress()
                : "";
    }

    @Override
    public String tls() {
        SSLEngine engine = stream.out().tls();
        return engine == null ? "" : engine.getSession().getProtocol();
    }

    @Override
    public void tell(HomeCall call) {
        if (queue(call)) {
            wake();
        }
    }

    @Override
    public boolean queue(HomeCall call) {
        waiting.add(call);
        if (isClosed) {
            // Whoever queues it while the queue is being closed may find it after the stream's thread has looked for the last time.
            close(HomeCallQueue::giveBack);
            return false;
        }
        return count.getAndIncrement() == 0;
    }

    /**
     * The stream has ended. What comes from now on goes back to the home.
     *
     * @param last gets what still waits, in order
     */
    void close(Consumer<HomeCall> last) {
        isClosed = true;
        for (HomeCall call; (call = waiting.poll()) != null;) {
            last.accept(call);
        }
    }

    /** What a stanza that comes too late needs; everything else has no meaning any more. */
    static void giveBack(HomeCall call) {
        if (call instanceof HomeCall.Deliver stanza) {
            stanza.giveBack();
        }
    }

    @Override
    public void wake() {
        stream.out().execute(this::drain);
    }

    private void drain() {
        int done = 0;
        for (HomeCall call; done < BATCH && (call = waiting.poll()) != null; done++) {
            if (isClosed) {
                giveBack(call);
                continue;
            }
            try {
                stream.state().told(call);
            } catch (RuntimeException | Error e) {
                // Whatever it is, it is this stream's end and not its silence.
                stream.failed(e);
            }
        }
        stream.caughtUp();
        if (count.addAndGet(-done) > 0 && !isClosed) {
            wake();
        }
    }
}
