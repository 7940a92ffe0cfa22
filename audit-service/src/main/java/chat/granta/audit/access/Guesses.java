package chat.granta.audit.access;

import chat.granta.settings.ThrottleSettings;
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
    private static final int MOST = 100_000;

    private record Pair(String name, String address) {}

    private final ThrottleSettings settings;
    private final Cache<Pair, AtomicInteger> pairs;
    private final Cache<String, AtomicInteger> addresses;
    private final Cache<String, AtomicInteger> names;
    private final Cache<Pair, Boolean> trusted;

    Guesses(ThrottleSettings settings, Ticker clock) {
        this.settings = settings;
        pairs = counters(settings.window(), clock);
        addresses = counters(settings.window(), clock);
        names = counters(settings.window(), clock);
        trusted = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(settings.trusted()).ticker(clock).build();
    }

    private static <K> Cache<K, AtomicInteger> counters(Duration window, Ticker clock) {
        return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(window).ticker(clock).build();
    }

    /** Whether a password may be tried; it then counts as wrong until {@link #wasRight} or {@link #wasNone}. */
    boolean begin(String name, String address) {
        if (!settings.enabled()) {
            return true;
        }
        String network = network(address);
        var pair = new Pair(name, network);
        if (isOver(pairs, pair, settings.perAccountAndAddress()) || trusted.getIfPresent(pair) == null
                && (isOver(addresses, network, settings.perAddress())
                        || isOver(names, name, settings.perAccount()))) {
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
