package chat.granta.c2s.log;

import java.time.Duration;

/** How much may wait for one client's acknowledgement; while it is connected more of it may, for a while. */
record QueueLimits(int maxStanzas, int maxBytes) {
    /** What an account's offline messages take, and more. */
    private static final int BURST = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How long a connected client may take to acknowledge enough. */
    Duration patience() {
        return PATIENCE;
    }

    int mostStanzas() {
        return BURST * maxStanzas;
    }

    int mostBytes() {
        return BURST * maxBytes;
    }
}
