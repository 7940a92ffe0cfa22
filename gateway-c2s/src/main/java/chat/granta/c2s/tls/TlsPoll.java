package chat.granta.c2s.tls;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at the certificates each second, on a thread of its own. */
public final class TlsPoll implements AutoCloseable {
    private static final long INTERVAL_SECONDS = 1;

    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("certificates").factory());

    public TlsPoll(TlsContexts contexts) {
        timer.scheduleWithFixedDelay(contexts::look, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
