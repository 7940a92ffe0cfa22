package chat.granta.c2s.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many messages a second each client may send while archives are behind. While they are further behind than they may be, and do not
 * catch up, the allowance shrinks each second; while they are not, it grows. When nothing more is heard of them, everybody sends as they
 * like. Any thread.
 *
 * <p>All of a gateway's clients have the same allowance, as have those of other gateways, which hear the same. So it is those who send
 * most that wait. It never falls below what a person, or a program that talks with people, sends.
 */
public final class ArchivePace {
    /** No allowance: a client sends as it likes. */
    static final long UNLIMITED = Long.MAX_VALUE;
    static final long LEAST = 20;
    /** More than a client may send in any case, unless {@code granta.c2s.rate-limit} says otherwise. */
    static final long MOST = 400;

    private static final Logger log = LoggerFactory.getLogger(ArchivePace.class);
    private static final double SLOWER = 0.75;
    private static final double FASTER = 1.1;
    /** Several archive-services speak each second; the one that is furthest behind counts. */
    private static final long STEP_MILLIS = 900;
    /** When archives are no longer behind, nobody says so. */
    private static final long SILENCE_MILLIS = Duration.ofSeconds(5).toMillis();

    private final InstantSource clock;
    private volatile long allowance = UNLIMITED;
    private volatile long heard;
    private long stepped;
    private long worst;
    private long worstBefore;

    public ArchivePace(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * An archive-service says how far behind it is.
     *
     * @param lag how old the last record is that was archived
     * @param allowed how old it may be
     * @param time when that was said; what was said long ago is ignored
     */
    public synchronized void behind(Duration lag, Duration allowed, Instant time) {
        long now = clock.millis();
        if (now - time.toEpochMilli() > SILENCE_MILLIS) {
            return;
        }
        heard = now;
        worst = Math.max(worst, lag.toMillis());
        if (now - stepped >= STEP_MILLIS) {
            step(allowed.toMillis());
            stepped = now;
            worstBefore = worst;
            worst = 0;
        }
    }

    private void step(long allowed) {
        if (worst <= allowed) {
            if (allowance != UNLIMITED) {
                allowance = Math.min(MOST, (long) Math.ceil(allowance * FASTER));
            }
        } else if (allowance == UNLIMITED) {
            log.info(
                    "archives are {} ms behind: each client may send {} messages a second, or fewer, until they are not"
                            + " (granta.archive.max-lag)",
                    worst, MOST);
            allowance = MOST;
        } else if (worst >= worstBefore) {
            allowance = Math.max(LEAST, (long) (allowance * SLOWER));
        }
    }

    /** In messages a second. */
    long allowance() {
        if (allowance != UNLIMITED && clock.millis() - heard > SILENCE_MILLIS) {
            endSilence();
        }
        return allowance;
    }

    private synchronized void endSilence() {
        if (allowance != UNLIMITED && clock.millis() - heard > SILENCE_MILLIS) {
            log.info("archives have caught up: clients send as they like");
            allowance = UNLIMITED;
            worst = 0;
            worstBefore = 0;
        }
    }

    /** The same for metrics: 0 when clients send as they like. */
    public double measured() {
        long now = allowance();
        return now == UNLIMITED ? 0 : now;
    }
}
