package chat.granta.c2s.session;

import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import chat.granta.model.StanzaError.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The elements of resource binding (RFC 6120 section 7), and the offer of the session request that RFC 3921 had after it. */
public final class BindElements {
    private static final String BIND = "urn:ietf:params:xml:ns:xmpp-bind";
    private static final String SESSION = "urn:ietf:params:xml:ns:xmpp-session";

    private BindElements() {}

    /** The session request does nothing any more; saying that it is optional spares new clients a round trip. */
    static List<Element> features() {
        return List.of(Element.named(BIND, "bind").build(),
                Element.named(SESSION, "session").child("optional", "").build());
    }

    static boolean isBind(Iq iq) {
        return iq.type() == Iq.Type.SET && iq.payload().has(BIND, "bind");
    }

    /** The resource the client wishes for; null leaves it to the server (RFC 6120 section 7.6). */
    static @Nullable String wish(Iq request) {
        Element resource = request.payload().elements().getFirst().child(BIND, "resource");
        return resource == null || resource.text().isEmpty() ? null : resource.text();
    }

    /** RFC 6120 section 7.6.1. */
    static Iq granted(Iq request, Jid jid) {
        return request.result(Payload.of(Element.named(BIND, "bind").child("jid", jid.toString()).build()));
    }

    /** RFC 6120 sections 7.6.2 and 7.7.2. */
    static StanzaError refused(String condition) {
        Type type = switch (condition) {
            case "bad-request", "conflict", "jid-malformed" -> Type.MODIFY;
            case "resource-constraint", "internal-server-error", "remote-server-timeout" -> Type.WAIT;
            default -> Type.CANCEL;
        };
        String text = switch (condition) {
            case "bad-request" -> "The resource is not one that an address can have; ask for another, or for none.";
            case "not-allowed" -> "The account may not log in any more.";
            case "resource-constraint" -> "The account has as many sessions as it may have; end one of them first.";
            default -> "The server cannot give a resource now; try again later.";
        };
        return new StanzaError(type, condition, text);
    }
}
