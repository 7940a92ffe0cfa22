package chat.granta.c2s.credentials;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what auth-service lets clients log in with at hand, asking again in the background.
 *
 * <p>While auth-service is away the last answer stands. {@link #current} may be called from any thread.
 */
public final class OfferPoll implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OfferPoll.class);
    /** Until the first answer a server that cannot let anybody in asks more often. */
    private static final Duration FIRST_INTERVAL = Duration.ofMillis(250);

    private final Supplier<CompletableFuture<LoginOffer>> source;
    private final Duration interval;
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("login-offer").factory());
    private volatile @Nullable LoginOffer current;

    public OfferPoll(Supplier<CompletableFuture<LoginOffer>> source, Duration interval) {
        this.source = source;
        this.interval = interval;
        timer.execute(this::ask);
    }

    /** The offer, or null as long as auth-service has never answered. */
    public @Nullable LoginOffer current() {
        return current;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void ask() {
        source.get().whenComplete((answer, failure) -> {
            // A failure was logged by the one who asked.
            if (answer != null) {
                remember(answer);
            }
            if (!timer.isShutdown()) {
                Duration pause = current == null ? FIRST_INTERVAL : interval;
                timer.schedule(this::ask, pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        });
    }

    private void remember(LoginOffer answer) {
        if (!answer.equals(current)) {
            log.info("Login mechanisms offered from now on: {}", answer.mechanisms());
            current = answer;
        }
    }
}
