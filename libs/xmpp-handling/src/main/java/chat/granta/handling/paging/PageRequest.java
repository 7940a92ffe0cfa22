package chat.granta.handling.paging;

import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.StanzaError;
import chat.granta.model.XmlInteger;
import org.jspecify.annotations.Nullable;

/**
 * Which page is asked for (XEP-0059 section 2).
 *
 * @param max items at most; 0 asks for the count alone (section 2.7)
 * @param after the id of the item before the page, or null
 * @param before the id of the item behind it, empty for the last page (section 2.5), or null
 */
public record PageRequest(int max, @Nullable String after, @Nullable String before) {
    public static final String NAMESPACE = "http://jabber.org/protocol/rsm";

    /**
     * Reads it from an element that may have a {@code <set/>}.
     *
     * @param usual how many items when the client does not say
     * @param limit how many items whatever it says
     */
    public static PageRequest of(Element asked, int usual, int limit) throws RefusedException {
        Element set = asked.child(NAMESPACE, "set");
        if (set == null) {
            return new PageRequest(usual, null, null);
        }
        if (set.child(NAMESPACE, "index") != null) {
            throw new RefusedException(StanzaError.featureNotImplemented("pages are asked for by item, not by number"));
        }
        return new PageRequest(max(set, usual, limit), text(set, "after"), text(set, "before"));
    }

    /** Whether the page is read from its end. */
    public boolean isBackwards() {
        return before != null;
    }

    private static int max(Element set, int usual, int limit) throws RefusedException {
        String max = text(set, "max");
        if (max == null) {
            return usual;
        }
        long wanted = XmlInteger.read(max).orElse(-1);
        if (wanted < 0) {
            throw RefusedException.badRequest("<max/> must be a number");
        }
        return (int) Math.min(wanted, limit);
    }

    private static @Nullable String text(Element set, String name) {
        Element child = set.child(NAMESPACE, name);
        return child == null ? null : child.text();
    }
}
