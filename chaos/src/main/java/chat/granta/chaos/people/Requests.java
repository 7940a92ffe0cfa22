package chat.granta.chaos.people;

import java.time.Duration;

/**
 * When the server is asked for an acknowledgement (XEP-0198 section 4), and when its silence means that it is gone. Used by one
 * thread.
 */
final class Requests {
    private static final long SILENCE = Duration.ofSeconds(3).toNanos();
    private static final long ASK_AFTER = Duration.ofSeconds(1).toNanos();
    private static final int ASK_AFTER_STANZAS = 5;

    private int notAsked;
    private boolean isAsked;
    private long lastAsked;
    private long lastHeard;

    /** A connection begins. */
    void begin() {
        lastHeard = System.nanoTime();
        lastAsked = lastHeard;
        isAsked = false;
        notAsked = 0;
    }

    void sent() {
        notAsked++;
    }

    void heard() {
        lastHeard = System.nanoTime();
    }

    void answered() {
        isAsked = false;
    }

    void asked() {
        isAsked = true;
        lastAsked = System.nanoTime();
        notAsked = 0;
    }

    /** Whether the server, though asked, has said nothing for too long. */
    boolean isSilent() {
        long now = System.nanoTime();
        return isAsked && now - lastHeard > SILENCE && now - lastAsked > SILENCE;
    }

    /** @param isOpen whether something is unacknowledged */
    boolean isDue(boolean isOpen) {
        long now = System.nanoTime();
        return !isAsked && (notAsked >= ASK_AFTER_STANZAS || now - lastHeard > SILENCE
                || isOpen && now - lastAsked > ASK_AFTER);
    }
}
