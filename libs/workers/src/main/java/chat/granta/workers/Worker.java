package chat.granta.workers;

/** Works until it is told to stop; not used again after that. */
public interface Worker extends Runnable {
    /** Ends {@link #run} soon; called from any thread. */
    void stop();
}
