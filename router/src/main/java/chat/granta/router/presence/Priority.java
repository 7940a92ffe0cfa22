package chat.granta.router.presence;

import chat.granta.model.Element;
import chat.granta.model.Payload;
import chat.granta.model.Presence;

/** RFC 6121 section 4.7.2.3: a resource's priority, -128 to 127, 0 when it gives none. */
final class Priority {
    private Priority() {}

    /**
     * @throws IllegalArgumentException when the presence gives a priority that is no number in the range
     */
    static int of(Presence presence) {
        if (!presence.payload().has(Payload.CONTENT_NAMESPACE, "priority")) {
            return 0;
        }
        for (Element element : presence.payload().elements()) {
            if (element.name().localName().equals("priority")) {
                return Byte.parseByte(element.text().strip());
            }
        }
        return 0;
    }
}
