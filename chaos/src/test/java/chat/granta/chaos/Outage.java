package chat.granta.chaos;

import java.time.Duration;

/** Time in which something is away. It is the fault, not a wait for anything. */
final class Outage {
    private Outage() {}

    static boolean isWhole() {
        return "whole".equals(System.getProperty("chaos"));
    }

    static void ofSeconds(int seconds) throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(seconds));
    }
}
