package chat.granta.listening.limits;

import java.util.concurrent.TimeUnit;

/**
 * A token bucket that may be overdrawn: what has arrived is counted, and a sender that took too much waits until the debt is paid.
 * Times are nanoseconds of any clock that only rises. Any thread.
 */
public final class TokenBucket {
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Rate rate;
    private double left;
    private long lastTime;

    public TokenBucket(Rate rate, long now) {
        this.rate = rate;
        this.left = rate.burst();
        this.lastTime = now;
    }

    /** Whether half the burst is there again, as it is soon when nothing is taken. */
    public synchronized boolean isRested(long now) {
        return left + (now - lastTime) / SECOND * rate.perSecond() >= rate.burst() / 2.0;
    }

    /** Takes an amount, and returns how long to wait until nothing is owed; 0 when nothing is. */
    public synchronized long take(long amount, long now) {
        left = Math.min(rate.burst(), left + (now - lastTime) / SECOND * rate.perSecond()) - amount;
        lastTime = now;
        return left >= 0 ? 0 : (long) Math.ceil(-left / rate.perSecond() * SECOND);
    }
}
