package chat.granta.auth.accounts;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the consumer as long as the service runs. */
final class LoginConsumerLifecycle implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LoginConsumerLifecycle.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LoginConsumer consumer;
    private volatile @Nullable Thread thread;

    LoginConsumerLifecycle(LoginConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().daemon().name("login-consumer").start(consumer);
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        consumer.stop();
        try {
            if (!running.join(PATIENCE)) {
                log.warn("the consumer of logins does not stop; leaving it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    /** Stops after the gateway and the router, whose last logins it still hears of. */
    @Override
    public int getPhase() {
        return 50;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
