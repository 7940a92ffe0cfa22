package chat.granta.s2s.stream;

import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The domains that are served here; no other server may speak for them.
 *
 * @param main the users' domain
 * @param rooms the room service's
 * @param components those of components (XEP-0114)
 */
public record LocalDomains(String main, String rooms, List<String> components) {
    /** Without components. */
    public LocalDomains(String main, String rooms) {
        this(main, rooms, List.of());
    }

    public boolean serves(String domain) {
        return domain.equals(main) || domain.equals(rooms) || components.contains(domain);
    }

    public List<String> all() {
        return Stream.concat(Stream.of(main, rooms), components.stream()).toList();
    }

    /** A domain as a stream header or dialback names it, in the form in which it is compared; null when it is none. */
    public static @Nullable String parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Jid jid = Jid.parse(text);
            return jid.isDomain() ? jid.domain() : null;
        } catch (InvalidJidException e) {
            return null;
        }
    }
}
