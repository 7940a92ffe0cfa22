package chat.granta.s2s.receiving;

import chat.granta.listening.limits.Pacing;
import chat.granta.listening.limits.RateLimit;
import chat.granta.listening.limits.TokenBucket;
import chat.granta.stream.StreamError;
import chat.granta.stream.carrier.XmppStream;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What one remote domain takes up, however many streams it opens (RFC 6120 section 13.12): how many those are, and how fast it sends on all
 * of them together; and when it was last heard on any of them. Times are by the clock of streams. Any thread.
 */
public final class RemoteDomains {
    /** So long a domain that has no stream any more is remembered to have spoken. */
    private static final long REMEMBERED = Duration.ofMinutes(10).toNanos();

    private final int mostStreams;
    private final RateLimit limit;
    private final ConcurrentMap<String, Usage> domains = new ConcurrentHashMap<>();

    private record Usage(int streams, TokenBucket stanzas, TokenBucket bytes, AtomicLong heardAt) {
        Usage with(int more) {
            return new Usage(streams + more, stanzas, bytes, heardAt);
        }

        boolean isForgettable(long now) {
            return streams == 0 && stanzas.isRested(now) && bytes.isRested(now)
                    && now - heardAt.get() > REMEMBERED;
        }
    }

    public RemoteDomains(int mostStreams, RateLimit limit) {
        this.mostStreams = mostStreams;
        this.limit = limit;
    }

    /** Whether a domain has as many streams as it may. */
    public boolean isFull(String domain) {
        Usage usage = domains.get(domain);
        return usage != null && usage.streams() >= mostStreams;
    }

    /**
     * A stream speaks for a domain from now on.
     *
     * @param flood given the error that ends the stream
     * @return what holds the domain to its limit on this stream
     */
    Pacing enter(String domain, XmppStream stream, Consumer<StreamError> flood) {
        Usage usage = domains.compute(domain, (_, known) -> (known == null
                ? new Usage(0, new TokenBucket(limit.stanzas(), stream.nanoTime()),
                        new TokenBucket(limit.bytes(), stream.nanoTime()), new AtomicLong(stream.nanoTime()))
                : known).with(1));
        return new Pacing(stream, usage.stanzas(), usage.bytes(), "granta.s2s.domain-rate-limit", flood);
    }

    /** A domain that is verified on a stream has sent a stanza there. */
    void heard(String domain, long now) {
        Usage usage = domains.get(domain);
        if (usage != null) {
            usage.heardAt().set(now);
        }
    }

    /**
     * When a domain was last heard on any stream.
     *
     * @param known what is returned when it was not heard later than that
     */
    public long heardAt(String domain, long known) {
        Usage usage = domains.get(domain);
        return usage == null || usage.heardAt().get() - known < 0 ? known : usage.heardAt().get();
    }

    /**
     * A stream no longer speaks for it. Those that have no stream and owe nothing are forgotten.
     *
     * @param now by the clock of streams
     */
    void leave(String domain, long now) {
        domains.computeIfPresent(domain, (_, usage) -> usage.with(-1));
        domains.values().removeIf(usage -> usage.isForgettable(now));
    }
}
