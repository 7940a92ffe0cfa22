package chat.granta.workers;

import java.time.Duration;
import org.slf4j.Logger;

/** Does something again and again, with a pause between. A step that fails is done again like any other. */
public final class RepeatedStep implements Worker {
    private final Runnable step;
    private final Duration pause;
    private final Complaint complaint;
    private final StopSignal stopping = new StopSignal();

    /** @param what the step is, for complaints */
    public RepeatedStep(Logger log, String what, Duration pause, Runnable step) {
        this.step = step;
        this.pause = pause;
        this.complaint = new Complaint(log, what);
    }

    @Override
    public void run() {
        while (!stopping.isGiven()) {
            try {
                step.run();
                complaint.settle();
            } catch (RuntimeException e) {
                complaint.raise(e);
            }
            stopping.pause(pause);
        }
    }

    @Override
    public void stop() {
        stopping.give();
    }
}
