package chat.granta.settings;

/**
 * Lets a signal end a service that waits for its database or its brokers while it starts: the thread that starts is interrupted. Spring's own
 * shutdown hook waits until a start is over, so that such a service would outlast its grace period and be killed.
 */
public final class InterruptibleStart {
    private InterruptibleStart() {}

    /** @param start is interrupted when a signal ends the process meanwhile */
    public static void run(Runnable start) {
        Thread starter = Thread.currentThread();
        var hook = new Thread(starter::interrupt, "interruptible-start");
        Runtime.getRuntime().addShutdownHook(hook);
        start.run();
        remove(hook);
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The signal has come, and Spring stops what has just started.
        }
    }
}
