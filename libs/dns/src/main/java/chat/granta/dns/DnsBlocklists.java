package chat.granta.dns;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Lists of addresses that others have complaints about, asked by the DNS (RFC 5782). A list that does not answer lists nobody, and is left
 * alone for a minute. Any thread.
 */
public final class DnsBlocklists {
    private static final Logger log = LoggerFactory.getLogger(DnsBlocklists.class);
    private static final long REST = Duration.ofMinutes(1).toNanos();
    private static final int BITS_OF_A_NIBBLE = 4;

    private final DnsClient dns;
    private final List<Name> zones;
    private final ConcurrentMap<Name, Long> failedAt = new ConcurrentHashMap<>();

    /**
     * @param zones such as {@code zen.spamhaus.org}
     * @throws IllegalArgumentException when one is not a name of the DNS
     */
    public DnsBlocklists(DnsClient dns, List<String> zones) {
        this.dns = dns;
        this.zones = zones.stream().map(DnsBlocklists::zone).toList();
    }

    /** @throws IllegalArgumentException when that is not a name of the DNS */
    public static void check(String zone) {
        zone(zone);
    }

    private static Name zone(String text) {
        try {
            Name name = DnsClient.name(text);
            if (name.labels() > 1) {
                return name;
            }
        } catch (TextParseException e) {
            // Said below.
        }
        throw new IllegalArgumentException(text + " is not a name of the DNS");
    }

    /**
     * Which list has an address.
     *
     * @return null: none has it, or it is not on the internet; never fails
     */
    public CompletionStage<@Nullable String> listing(InetAddress address) {
        CompletionStage<@Nullable String> first = CompletableFuture.completedStage(null);
        if (!PublicAddress.is(address)) {
            return first;
        }
        List<CompletionStage<@Nullable String>> asked = new ArrayList<>();
        zones.forEach(zone -> asked.add(listing(address, zone)));
        for (CompletionStage<@Nullable String> one : asked) {
            first = first.thenCombine(one, (before, now) -> before == null ? now : before);
        }
        return first;
    }

    private CompletionStage<@Nullable String> listing(InetAddress address, Name zone) {
        Long failed = failedAt.get(zone);
        if (failed != null && System.nanoTime() - failed < REST) {
            return CompletableFuture.completedStage(null);
        }
        Name question;
        try {
            question = Name.concatenate(Name.fromString(reversed(address)), zone);
        } catch (TextParseException | NameTooLongException e) {
            return CompletableFuture.completedStage(null);
        }
        return dns.ask(question, Type.A).handle((answer, failure) -> {
            if (failure != null) {
                failed(zone, failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure);
                return null;
            }
            failedAt.remove(zone);
            return isListed(answer, zone) ? DnsClient.text(zone) : null;
        });
    }

    private void failed(Name zone, Throwable cause) {
        failedAt.put(zone, System.nanoTime());
        log.warn("The block list {} does not answer; for a minute nobody is on it: {}", DnsClient.text(zone),
                cause.toString());
    }

    /** RFC 5782 section 2.1. Answers of 127.255.255.0/24 say that we may not ask; others are not a list's. */
    private boolean isListed(DnsAnswer answer, Name zone) {
        for (ARecord one : answer.of(ARecord.class)) {
            byte[] said = one.getAddress().getAddress();
            if (said[0] != 127) {
                continue;
            }
            if ((said[1] & 0xff) == 255 && (said[2] & 0xff) == 255) {
                failed(zone, new IllegalStateException("it refuses us with " + one.getAddress().getHostAddress()));
                continue;
            }
            return true;
        }
        return false;
    }

    /** Sections 2.1 and 2.4: the bytes, or the nibbles of IPv6, from the last to the first. */
    static String reversed(InetAddress address) {
        byte[] bytes = address.getAddress();
        var text = new StringBuilder();
        for (int i = bytes.length - 1; i >= 0; i--) {
            int value = bytes[i] & 0xff;
            if (address instanceof Inet6Address) {
                text.append(Character.forDigit(value & 0xf, 16)).append('.')
                        .append(Character.forDigit(value >> BITS_OF_A_NIBBLE, 16));
            } else {
                text.append(value);
            }
            text.append(i == 0 ? "" : ".");
        }
        return text.toString();
    }
}
