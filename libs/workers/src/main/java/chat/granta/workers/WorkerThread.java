package chat.granta.workers;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs a worker as long as the service runs; a new one each time it is started, and a new one when the last one has ended by an
 * error that it did not handle.
 */
public final class WorkerThread implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(WorkerThread.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PAUSE_BEFORE_ANOTHER = Duration.ofSeconds(1);

    private final class Running implements Runnable {
        private final StopSignal stopping = new StopSignal();
        private final Thread thread = Thread.ofPlatform().daemon().name(name).unstarted(this);
        private volatile Worker worker = workers.get();

        @Override
        public void run() {
            while (!stopping.isGiven()) {
                try {
                    worker.run();
                    return;
                } catch (RuntimeException | Error e) {
                    log.error("{} has ended by an error and begins again", name, e);
                    stopping.pause(PAUSE_BEFORE_ANOTHER);
                    worker = workers.get();
                }
            }
        }

        void stop() {
            stopping.give();
            worker.stop();
        }
    }

    private final String name;
    private final Supplier<? extends Worker> workers;
    private @Nullable Running running;

    public WorkerThread(String name, Supplier<? extends Worker> workers) {
        this.name = name;
        this.workers = workers;
    }

    @Override
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        running = new Running();
        running.thread.start();
    }

    @Override
    public synchronized void stop() {
        if (running == null) {
            return;
        }
        running.stop();
        try {
            if (!running.thread.join(PATIENCE)) {
                log.warn("{} does not stop; leaving it", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = null;
    }

    /** Stops after the gateway and the router, whose last logins are still heard of. */
    @Override
    public int getPhase() {
        return 50;
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null && running.thread.isAlive();
    }
}
