package chat.granta.sasl;

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
 * @param client the peer's address, behind any proxy; null when the transport has none
 * @param bindings the channel bindings there are (RFC 5056), by their registered names; the arrays are shared, not copied
 * @param certified the addresses, or the domain, for which a trusted certificate of the peer speaks
 *     (XEP-0178)
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
