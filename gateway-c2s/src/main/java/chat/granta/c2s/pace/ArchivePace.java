package chat.granta.c2s.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many messages a second each client may send while archives are behind. While they are further behind than they may be, and do not
 * catch up, the allowance shrinks each second; while they are not, it grows, until it is no limit any more. Any thread.
 *
 * <p>All of a gateway's clients have the same allowance, as have those of other gateways, which hear the same. So it is those who send
 * most that wait. It never falls below what a person, or a program that talks with people, sends.
 */
public final class ArchivePace {
    /** No allowance: a client sends as it likes. */
    static final long UNLIMITED = Long.MAX_VALUE;
    static final long LEAST = 20;
    /** Where it begins: what {@code granta.c2s.rate-limit} allows unless it is set otherwise. */
    static final long FIRST = 100;
    /** A larger allowance is none. */
    static final long MOST = 400;

    private static final Logger log = LoggerFactory.getLogger(ArchivePace.class);
    private static final double SLOWER = 0.75;
    private static final double FASTER = 1.05;
    private static final double FASTER_IN_SILENCE = 1.1;
    /** Several archive-services speak each second; the one that is furthest behind counts. */
    private static final long STEP_MILLIS = 900;
    /** When archives are hardly behind, nobody says so. */
    private static final long SILENCE_MILLIS = 2_000;
    private static final long SECOND_MILLIS = 1_000;
    private static final long NEWS_MILLIS = 5_000;

    private final InstantSource clock;
    private volatile long allowance = UNLIMITED;
    private volatile long stepped;
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
        if (now - time.toEpochMilli() > NEWS_MILLIS) {
            return;
        }
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
            grow(FASTER);
        } else if (allowance == UNLIMITED) {
            log.info(
                    "archives are {} ms behind: each client may send {} messages a second, or fewer, until they are not"
                            + " (granta.archive.max-lag)",
                    worst, FIRST);
            allowance = FIRST;
        } else if (worst >= worstBefore) {
            allowance = Math.max(LEAST, (long) (allowance * SLOWER));
        }
    }

    private void grow(double factor) {
        if (allowance == UNLIMITED) {
            return;
        }
        long grown = (long) Math.ceil(allowance * factor);
        if (grown > MOST) {
            log.info("archives keep up again: clients send as they like");
            allowance = UNLIMITED;
        } else {
            allowance = grown;
        }
    }

    /** In messages a second. */
    long allowance() {
        if (allowance != UNLIMITED && clock.millis() - stepped > SILENCE_MILLIS) {
            growInSilence();
        }
        return allowance;
    }

    private synchronized void growInSilence() {
        worstBefore = 0;
        while (allowance != UNLIMITED && clock.millis() - stepped > SILENCE_MILLIS) {
            grow(FASTER_IN_SILENCE);
            stepped += SECOND_MILLIS;
        }
    }

    /** The same for metrics: 0 when clients send as they like. */
    public double measured() {
        long now = allowance();
        return now == UNLIMITED ? 0 : now;
    }
}
