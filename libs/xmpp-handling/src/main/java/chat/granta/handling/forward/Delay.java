package chat.granta.handling.forward;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import java.time.Instant;
import java.util.Objects;
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

    /** Whether an element is a stamp that {@code by} has made. */
    public static boolean isBy(String by, Element element) {
        return element.name().equals(NAME) && by.equals(element.attribute("from"));
    }

    /** The time that a stamp of our own making says. */
    public static Instant sent(Element ownStamp) {
        return Instant.parse(Objects.requireNonNull(ownStamp.attribute("stamp"), "delay without a stamp"));
    }
}
