package chat.granta.workers;

import org.slf4j.Logger;

/** A step that a scheduler takes again and again. Whatever it throws, it is taken again; the log says so once a minute. */
public final class RepeatedStep implements Runnable {
    private final Runnable step;
    private final Complaint complaint;

    /** @param what the step is, for complaints */
    public RepeatedStep(Logger log, String what, Runnable step) {
        this.step = step;
        this.complaint = new Complaint(log, what);
    }

    /** Called by one thread at a time. */
    @Override
    public void run() {
        try {
            step.run();
            complaint.settle();
        } catch (RuntimeException | Error e) {
            // A scheduler would not take it again.
            complaint.raise(e);
        }
    }
}
