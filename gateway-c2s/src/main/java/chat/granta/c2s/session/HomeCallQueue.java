package chat.granta.c2s.session;

import chat.granta.c2s.home.ClientSession;
import chat.granta.c2s.home.HomeCall;
import chat.granta.c2s.stream.ClientStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

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

    HomeCallQueue(ClientStream stream) {
        this.stream = stream;
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
        return count.getAndIncrement() == 0;
    }

    @Override
    public void wake() {
        stream.out().execute(this::drain);
    }

    private void drain() {
        int done = 0;
        for (HomeCall call; done < BATCH && (call = waiting.poll()) != null; done++) {
            try {
                stream.state().told(call);
            } catch (RuntimeException e) {
                stream.failed(e);
            }
        }
        stream.caughtUp();
        if (count.addAndGet(-done) > 0) {
            wake();
        }
    }
}
