package chat.granta.handling.forward;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.XmppTime;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** XEP-0203: when a stanza was sent, on one that comes later. */
public final class Delay {
    public static final ElementName NAME = new ElementName("urn:xmpp:delay", "delay");

    private Delay() {}

    /**
     * The stamp, with a time as in XEP-0082.
     *
     * @param by who kept the stanza, or null
     */
    public static Element of(@Nullable String by, Instant sent) {
        return Element.named(NAME.namespace(), NAME.localName()).attribute("from", by)
                .attribute("stamp", sent.toString()).build();
    }

    /** Whether a stamp says that the server of this domain has made it. */
    public static boolean isBy(String domain, Element stamp) {
        Jid by = Jid.ofText(stamp.attribute("from"));
        return by != null && by.isDomain(domain);
    }

    /** Whether the server of this domain has put a stamp into a payload. */
    public static boolean isIn(Payload payload, String domain) {
        return payload.elements(NAME).stream().anyMatch(stamp -> isBy(domain, stamp));
    }

    /** The time that the server of this domain has put into a payload; null when there is none. */
    public static @Nullable Instant sent(Payload payload, String domain) {
        return payload.elements(NAME).stream().filter(stamp -> isBy(domain, stamp)).findFirst()
                .map(stamp -> XmppTime.read(stamp.attribute("stamp"))).orElse(null);
    }

    /** A payload without what the server of this domain has put into it; all else is the same byte for byte. */
    public static Payload without(Payload payload, String domain) {
        return payload.without(Set.of(NAME), stamp -> isBy(domain, stamp));
    }
}
