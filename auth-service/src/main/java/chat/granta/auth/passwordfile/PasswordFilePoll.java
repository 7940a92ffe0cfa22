package chat.granta.auth.passwordfile;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at the password file each second, on a thread of its own. */
final class PasswordFilePoll implements AutoCloseable {
    private static final long INTERVAL_SECONDS = 1;

    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("password-file").factory());

    PasswordFilePoll(PasswordFileWatch watch) {
        timer.scheduleWithFixedDelay(watch::look, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
