package chat.granta.roster.subscription;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * RFC 6121 section 3.1.3, rule 4: the part of a subscription request that is stored while it waits for the user. It is cut to
 * size, as anybody can send one.
 */
final class SubscriptionRequest {
    private static final int MAX_BYTES = 1024;
    /** The stored elements: a status, a nickname (XEP-0172), the token of an invitation (XEP-0379). */
    private static final Set<ElementName> KEPT = Set.of(new ElementName(Payload.CONTENT_NAMESPACE, "status"),
            new ElementName("http://jabber.org/protocol/nick", "nick"), new ElementName("urn:xmpp:pars:0", "preauth"));

    private SubscriptionRequest() {}

    static Presence of(Presence request) {
        return new Presence(request.from(), request.to(), request.id(), request.type(), request.lang(),
                kept(request.payload()));
    }

    private static Payload kept(Payload payload) {
        if (payload.names().stream().noneMatch(KEPT::contains)) {
            return Payload.EMPTY;
        }
        List<Element> elements = payload.elements().stream().filter(element -> KEPT.contains(element.name())).toList();
        var xml = new StringBuilder();
        elements.forEach(element -> xml.append(element.toXml()));
        byte[] bytes = xml.toString().getBytes(StandardCharsets.UTF_8);
        return bytes.length > MAX_BYTES
                ? Payload.EMPTY
                : new Payload(elements.stream().map(Element::name).toList(), bytes);
    }
}
