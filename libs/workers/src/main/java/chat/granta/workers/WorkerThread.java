package chat.granta.workers;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs a worker as long as the service runs; a new one each time it is started. */
public final class WorkerThread implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(WorkerThread.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private record Running(Worker worker, Thread thread) {}

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
        Worker worker = workers.get();
        running = new Running(worker, Thread.ofPlatform().daemon().name(name).start(worker));
    }

    @Override
    public synchronized void stop() {
        if (running == null) {
            return;
        }
        running.worker.stop();
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
