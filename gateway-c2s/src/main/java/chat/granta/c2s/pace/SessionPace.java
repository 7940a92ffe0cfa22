package chat.granta.c2s.pace;

import chat.granta.listening.limits.TimedPause;
import chat.granta.stream.carrier.PauseReason;
import chat.granta.stream.carrier.XmppStream;
import java.util.concurrent.TimeUnit;

/** Holds one client to the {@link ArchivePace}: what is more than its allowance of a second lets it wait. On the stream's thread. */
public final class SessionPace {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    /** The longest wait: a client that is not read from cannot show that it is there. */
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(5);

    private final XmppStream stream;
    private final ArchivePace pace;
    private final TimedPause pause;
    /** Up to when the messages that have come use the allowance up. */
    private long usedUntil;

    public SessionPace(XmppStream stream, ArchivePace pace) {
        this.stream = stream;
        this.pace = pace;
        this.pause = new TimedPause(stream, PauseReason.ARCHIVES_ARE_BEHIND);
        this.usedUntil = stream.nanoTime() - SECOND;
    }

    /** A message has come; it is handled in any case. */
    public void message() {
        long allowance = pace.allowance();
        if (allowance == ArchivePace.UNLIMITED) {
            return;
        }
        long now = stream.nanoTime();
        usedUntil = Math.min(Math.max(usedUntil, now - SECOND) + SECOND / allowance, now + LONGEST);
        if (usedUntil > now) {
            pause.last(usedUntil - now);
        }
    }
}
