package chat.granta.router.presence;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.model.XmlInteger;
import java.util.List;

/** RFC 6121 section 4.7.2.3: a resource's priority, -128 to 127, 0 when it gives none. */
final class Priority {
    private static final ElementName NAME = new ElementName(Payload.CONTENT_NAMESPACE, "priority");

    private Priority() {}

    /**
     * @throws IllegalArgumentException when the presence gives a priority that is no number in the range
     */
    static int of(Presence presence) {
        List<Element> given = presence.payload().elements(NAME);
        if (given.isEmpty()) {
            return 0;
        }
        long priority = XmlInteger.read(given.getFirst().text()).orElse(Long.MAX_VALUE);
        if (priority < Byte.MIN_VALUE || priority > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("no priority");
        }
        return (int) priority;
    }
}
