package chat.granta.c2s.credentials;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.TaskScheduler;

/**
 * Keeps what auth-service lets clients log in with at hand, asking again in the background.
 *
 * <p>While auth-service is away the last answer stands. {@link #current} may be called from any thread. It starts last of all and
 * stops first, so that in standalone it never asks an auth-service that does not listen yet, or no longer.
 */
public final class OfferPoll implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OfferPoll.class);
    /** Until the first answer a server that cannot let anybody in asks more often. */
    private static final Duration FIRST_INTERVAL = Duration.ofMillis(250);

    private final Supplier<CompletableFuture<LoginOffer>> source;
    private final Duration interval;
    private final TaskScheduler scheduler;
    private volatile @Nullable LoginOffer current;
    private volatile boolean isRunning;

    public OfferPoll(Supplier<CompletableFuture<LoginOffer>> source, Duration interval, TaskScheduler scheduler) {
        this.source = source;
        this.interval = interval;
        this.scheduler = scheduler;
    }

    @Override
    public void start() {
        isRunning = true;
        askIn(Duration.ZERO);
    }

    @Override
    public void stop() {
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** The offer, or null as long as auth-service has never answered. */
    public @Nullable LoginOffer current() {
        return current;
    }

    private void askIn(Duration pause) {
        try {
            scheduler.schedule(this::ask, Instant.now().plus(pause));
        } catch (TaskRejectedException _) {
            // The gateway is stopping.
        }
    }

    /** Whatever comes of it, it is asked again. */
    private void ask() {
        if (!isRunning) {
            return;
        }
        try {
            source.get().whenComplete((answer, failure) -> {
                // AuthService has logged a failure.
                if (answer != null) {
                    remember(answer);
                }
                askAgain();
            });
        } catch (RuntimeException | Error e) {
            log.error("auth-service cannot even be asked which logins to offer", e);
            askAgain();
        }
    }

    private void askAgain() {
        askIn(current == null ? FIRST_INTERVAL : interval);
    }

    private void remember(LoginOffer answer) {
        if (!answer.equals(current)) {
            log.info("Login mechanisms offered from now on: {}", answer.mechanisms());
            current = answer;
        }
    }
}
