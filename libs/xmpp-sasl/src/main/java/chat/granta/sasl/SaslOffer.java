package chat.granta.sasl;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What one connection's peer was told that it may log in with.
 *
 * @param mechanisms mechanism names, best first
 * @param connection whose channel bindings were offered too, if a mechanism of these can use one
 */
public record SaslOffer(List<String> mechanisms, SaslConnection connection) {
    /** The end of names of mechanisms that bind the login to the TLS channel (RFC 5802 section 6). */
    public static final String PLUS = "-PLUS";
    // XEP-0474 5.1: characters that XML cannot contain.
    private static final String NEXT = "\u001e";
    private static final String BINDINGS = "\u001f";

    public SaslOffer {
        mechanisms = List.copyOf(mechanisms);
    }

    /** The channel bindings to announce (XEP-0440); none when no mechanism could use them. */
    public List<String> bindings() {
        return mechanisms.stream().anyMatch(name -> name.endsWith(PLUS))
                ? List.copyOf(connection.bindings().keySet())
                : List.of();
    }

    /** What a SCRAM exchange signs so that the client notices when an attacker between has shortened the offer (XEP-0474). */
    public String fingerprint() {
        String names = mechanisms.stream().sorted().collect(Collectors.joining(NEXT));
        List<String> bindings = bindings();
        return bindings.isEmpty() ? names : names + BINDINGS + String.join(NEXT, bindings);
    }
}
