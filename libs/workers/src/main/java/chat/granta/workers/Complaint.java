package chat.granta.workers;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/** Says in the log that something fails, and says it again each minute rather than at each try. For one thread. */
public final class Complaint {
    private static final long REPEAT_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Logger log;
    private final String what;
    private boolean isRaised;
    private long saidAt;

    /** @param what fails: the sentence's subject */
    public Complaint(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    public void raise(Throwable reason) {
        long now = System.nanoTime();
        if (!isRaised || now - saidAt > REPEAT_NANOS) {
            log.warn("{} fails and is tried again: {}", what, reason.toString());
            saidAt = now;
        }
        isRaised = true;
    }

    public void settle() {
        if (isRaised) {
            log.info("{} works again", what);
        }
        isRaised = false;
    }
}
