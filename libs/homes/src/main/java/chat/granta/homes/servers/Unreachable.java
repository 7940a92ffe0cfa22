package chat.granta.homes.servers;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import java.util.Set;

/** RFC 6120 sections 8.3.3.15 and 8.3.3.16: the error that a stanza comes back with when its addressee's server cannot be reached. */
public final class Unreachable {
    private static final Set<String> CONDITIONS = Set.of("remote-server-timeout", "remote-server-not-found");

    private Unreachable() {}

    /** Whether the payload of a stanza of type error says so. */
    public static boolean isSaidBy(Payload payload) {
        return payload.elements().stream().filter(element -> element.name().localName().equals("error"))
                .flatMap(error -> error.children().stream()).map(Element::name).anyMatch(Unreachable::isCondition);
    }

    private static boolean isCondition(ElementName name) {
        return name.namespace().equals(StanzaError.NAMESPACE) && CONDITIONS.contains(name.localName());
    }
}
