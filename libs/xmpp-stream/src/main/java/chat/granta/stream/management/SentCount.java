package chat.granta.stream.management;

import java.time.Duration;

/**
 * The stanzas a peer was sent since counting began (XEP-0198 section 4): how many, how many of them it says it has, and
 * when it is to be asked. Never asked anew before it has answered. Used by one thread.
 */
final class SentCount {
    /** After so many stanzas the peer is asked about them (XEP-0198 section 8.2). */
    private static final int MANY = 5;

    /** A stanza is asked about when it was sent so long ago, be there others or not. */
    private static final long OLD = Duration.ofSeconds(1).toNanos();

    private long sent;
    private long acknowledged;
    private long askedAbout;
    private long unaskedSince;
    private boolean isAsked;

    /** @param acknowledged how many the peer had before this connection */
    SentCount(long acknowledged) {
        this.sent = acknowledged;
        this.acknowledged = acknowledged;
        this.askedAbout = acknowledged;
    }

    long sent() {
        return sent;
    }

    long acknowledged() {
        return acknowledged;
    }

    /** Whether the peer was asked and has not answered yet. */
    boolean isAsked() {
        return isAsked;
    }

    /** @param now in nanoseconds, as in all of these methods */
    void send(long now) {
        if (sent == askedAbout) {
            unaskedSince = now;
        }
        sent++;
    }

    /** How long it is until the peer is to be asked, in nanoseconds; not above 0: now; {@link Long#MAX_VALUE}: for ever. */
    long untilAsking(long now) {
        if (isAsked || sent == askedAbout) {
            return Long.MAX_VALUE;
        }
        return sent - askedAbout >= MANY ? 0 : OLD - (now - unaskedSince);
    }

    void ask() {
        isAsked = true;
        askedAbout = sent;
    }

    /**
     * The peer says how many it has. Less than it had before is old news.
     *
     * @param h modulo 2^32
     * @return false when it was not sent as many
     */
    boolean acknowledge(long h) {
        long ahead = StanzaCount.ahead(acknowledged, h);
        if (ahead > sent - acknowledged) {
            long behind = StanzaCount.behind(acknowledged, h);
            return behind <= acknowledged && behind < ahead;
        }
        isAsked = false;
        acknowledged += ahead;
        askedAbout = Math.max(askedAbout, acknowledged);
        return true;
    }
}
