package chat.granta.chaos.people;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The thread of somebody's session: whenever its connection is lost it goes on at the next gateway. */
final class Life {
    private static final Duration RETRY_AFTER = Duration.ofMillis(300);
    private static final Duration TURN = Duration.ofMillis(200);

    private final ManagedSession session;
    private final Conduct conduct;
    private final List<InetSocketAddress> gateways;
    private final Consumer<String> breaks;
    private final AtomicInteger resumed = new AtomicInteger();
    private final AtomicInteger notResumed = new AtomicInteger();
    private final Thread thread;
    private volatile @Nullable CountDownLatch sleep;
    private volatile boolean isLeaving;
    private volatile boolean isOver;

    private Life(String name, ManagedSession session, Conduct conduct, List<InetSocketAddress> gateways,
            Consumer<String> breaks) {
        this.session = session;
        this.conduct = conduct;
        this.gateways = gateways;
        this.breaks = breaks;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::live);
    }

    /**
     * Begins; returns at once.
     *
     * @param gateways the first, and where to go on when it is gone, in turn
     * @param breaks told why a connection was lost
     */
    static Life begin(String name, ManagedSession session, Conduct conduct, List<InetSocketAddress> gateways,
            Consumer<String> breaks) {
        var life = new Life(name, session, conduct, gateways, breaks);
        life.thread.start();
        return life;
    }

    int resumed() {
        return resumed.get();
    }

    int notResumed() {
        return notResumed.get();
    }

    /** Reads and says nothing from now on, as a phone asleep. */
    void sleep() {
        sleep = new CountDownLatch(1);
    }

    void wake() {
        CountDownLatch sleeping = sleep;
        sleep = null;
        if (sleeping != null) {
            sleeping.countDown();
        }
    }

    /** Ends the session as soon as the server answers for all that was sent; see {@link #isOver}. */
    void leave() {
        isLeaving = true;
        wake();
    }

    /** Whether the server has ended the stream too, or there was nothing to end. */
    boolean isOver() {
        return isOver;
    }

    /** Drops everything without a word. */
    void end() throws IOException {
        isLeaving = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        session.drop();
    }

    private void live() {
        try {
            int attempts = 0;
            while (!isOver) {
                try {
                    open(gateways.get(attempts++ % gateways.size()));
                    converse();
                } catch (IOException e) {
                    breaks.accept(e.toString());
                    session.drop();
                    Thread.sleep(RETRY_AFTER);
                }
            }
        } catch (IOException e) {
            breaks.accept("not even closed: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            isOver = true;
        }
    }

    private void open(InetSocketAddress gateway) throws IOException, InterruptedException {
        switch (session.open(gateway)) {
            case RESUMED -> resumed.incrementAndGet();
            case NOT_RESUMED -> {
                notResumed.incrementAndGet();
                conduct.beginAnew(session, session.restart());
            }
            case BEGUN -> conduct.begin(session);
        }
    }

    private void converse() throws IOException, InterruptedException {
        while (!isLeaving || session.unacknowledged() > 0) {
            CountDownLatch sleeping = sleep;
            if (sleeping != null) {
                session.sleep();
                sleeping.await();
                session.wake();
            }
            long pause = isLeaving ? TURN.toNanos() : Math.min(conduct.talk(session), TURN.toNanos());
            session.keepUp();
            Element stanza = session.next(pause);
            if (stanza != null) {
                conduct.hear(stanza, session);
            }
        }
        for (Element last : session.leave()) {
            conduct.hear(last, session);
        }
        isOver = true;
    }
}
