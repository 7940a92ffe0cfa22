package chat.granta.s2s.stream;

import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The domains that are served here; no other server may speak for them.
 *
 * @param main the users' domain
 * @param rooms the room service's
 */
public record LocalDomains(String main, String rooms) {
    public boolean serves(String domain) {
        return domain.equals(main) || domain.equals(rooms);
    }

    public List<String> all() {
        return List.of(main, rooms);
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
