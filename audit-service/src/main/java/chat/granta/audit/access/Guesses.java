package chat.granta.audit.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts wrong passwords of auditors and says when there were too many: the limits of users' passwords ({@code granta.auth.throttle}), per process.
 * An attempt counts from its beginning, so that many at once are no way around. Names of nobody are counted like others.
 *
 * <p>Any thread.
 */
final class Guesses {
    static final int PER_NAME_AND_ADDRESS = 10;
    static final int PER_ADDRESS = 50;
    static final int PER_NAME = 100;
    static final Duration WINDOW = Duration.ofMinutes(10);
    /** From where an auditor has come within this time, others' guesses lock nobody out. */
    private static final Duration TRUSTED = Duration.ofDays(1);
    private static final int MOST = 100_000;

    private record Pair(String name, String address) {}

    private final Cache<Pair, AtomicInteger> pairs;
    private final Cache<String, AtomicInteger> addresses;
    private final Cache<String, AtomicInteger> names;
    private final Cache<Pair, Boolean> trusted;

    Guesses(Ticker clock) {
        pairs = counters(clock);
        addresses = counters(clock);
        names = counters(clock);
        trusted = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(TRUSTED).ticker(clock).build();
    }

    private static <K> Cache<K, AtomicInteger> counters(Ticker clock) {
        return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(WINDOW).ticker(clock).build();
    }

    /** Whether a password may be tried; it then counts as wrong until {@link #wasRight} or {@link #wasNone}. */
    boolean begin(String name, String address) {
        String network = network(address);
        var pair = new Pair(name, network);
        if (isOver(pairs, pair, PER_NAME_AND_ADDRESS) || trusted.getIfPresent(pair) == null
                && (isOver(addresses, network, PER_ADDRESS) || isOver(names, name, PER_NAME))) {
            return false;
        }
        pairs.get(pair, _ -> new AtomicInteger()).incrementAndGet();
        addresses.get(network, _ -> new AtomicInteger()).incrementAndGet();
        names.get(name, _ -> new AtomicInteger()).incrementAndGet();
        return true;
    }

    void wasRight(String name, String address) {
        var pair = new Pair(name, network(address));
        wasNone(name, address);
        pairs.invalidate(pair);
        trusted.put(pair, true);
    }

    /** Nobody could say whether it was right. */
    void wasNone(String name, String address) {
        String network = network(address);
        takeBack(pairs, new Pair(name, network));
        takeBack(addresses, network);
        takeBack(names, name);
    }

    private static <K> boolean isOver(Cache<K, AtomicInteger> counters, K key, int limit) {
        AtomicInteger count = counters.getIfPresent(key);
        return count != null && count.get() >= limit;
    }

    private static <K> void takeBack(Cache<K, AtomicInteger> counters, K key) {
        AtomicInteger count = counters.getIfPresent(key);
        if (count != null) {
            count.decrementAndGet();
        }
    }

    /** Of IPv6, the network of 64 bits, all of which one machine may use. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        InetAddress parsed = InetAddress.ofLiteral(address);
        return parsed instanceof Inet6Address ? Arrays.toString(Arrays.copyOf(parsed.getAddress(), 8)) : address;
    }
}
