package chat.granta.s2s.policy;

import chat.granta.s2s.stream.LocalDomains;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values by domain: {@code example.org} is that domain, {@code *.example.org} all below it at any depth, {@code *} all. Of several that
 * match, the most exact counts.
 */
final class DomainPatterns<V> {
    private static final String ALL = "*";

    private final Map<String, V> values = new HashMap<>();

    /** @throws IllegalArgumentException when it is no pattern; the message says so */
    void put(String pattern, V value) {
        boolean isBelow = pattern.startsWith("*.");
        String domain = pattern.equals(ALL) ? "" : LocalDomains.parse(isBelow ? pattern.substring(2) : pattern);
        if (domain == null) {
            throw new IllegalArgumentException(pattern + " is neither a domain nor *. and a domain");
        }
        values.put(pattern.equals(ALL) ? ALL : isBelow ? "*." + domain : domain, value);
    }

    /** @param domain in the form in which domains are compared */
    @Nullable
    V get(String domain) {
        V found = values.get(domain);
        for (int dot = domain.indexOf('.'); found == null && dot >= 0; dot = domain.indexOf('.', dot + 1)) {
            found = values.get('*' + domain.substring(dot));
        }
        return found == null ? values.get(ALL) : found;
    }
}
