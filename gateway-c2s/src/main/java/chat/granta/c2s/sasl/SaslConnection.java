package chat.granta.c2s.sasl;

import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a login may know of the connection it comes over.
 *
 * @param client the client's address, behind any proxy; null when the transport has none
 * @param bindings the channel bindings there are (RFC 5056), by their registered names; the arrays are shared, not copied
 * @param certified the addresses for which a certificate of the client speaks that somebody trusted has issued (XEP-0178)
 */
public record SaslConnection(@Nullable InetAddress client, SortedMap<String, byte[]> bindings, List<String> certified) {
    public SaslConnection {
        bindings = Collections.unmodifiableSortedMap(new TreeMap<>(bindings));
        certified = List.copyOf(certified);
    }

    /** A connection in clear, or one that offers nothing to bind to. */
    public static SaslConnection unbound(@Nullable InetAddress client) {
        return new SaslConnection(client, new TreeMap<>(Map.of()), List.of());
    }
}
