package chat.granta.router.home;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of the domains that this installation serves: users' homes first, then services such as rooms, in their order. */
public final class Destinations {
    private final Map<String, Destination> byDomain = new LinkedHashMap<>();

    /** @throws IllegalStateException when two entries are for one domain */
    public Destinations(List<Destination> entries) {
        for (Destination entry : entries) {
            if (byDomain.put(entry.domain(), entry) != null) {
                throw new IllegalStateException("two destinations for the domain " + entry.domain());
            }
        }
    }

    /** Where a domain's stanzas go, or null when it is not ours. */
    public @Nullable Destination of(String domain) {
        return byDomain.get(domain);
    }

    /** XEP-0030 section 4: the services beside the server itself, which its items name. */
    public List<String> services() {
        return byDomain.values().stream().filter(Destination::takesDomain).map(Destination::domain).toList();
    }
}
