package chat.granta.stream;

import chat.granta.model.ElementName;
import chat.granta.model.InvalidJidException;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import org.jspecify.annotations.Nullable;

/**
 * Reads stanzas from top-level elements (RFC 6120 section 8, RFC 6121 sections 4 and 5): addresses enforced, types known,
 * IQs shaped as RFC 6120 section 8.2.3 says.
 *
 * <p>Stateless; any thread. It throws nothing for what a peer may send.
 */
public final class Stanzas {
    private Stanzas() {}

    /** What a top-level element turned out to be. */
    public sealed interface Read {
        /** A stanza that keeps the rules. */
        record Ok(Stanza stanza) implements Read {}

        /**
         * A stanza that breaks one. The header is what can be said of it, without the broken parts, so that
         * {@code error.answerTo(header)} reaches its sender.
         */
        record Bad(Stanza header, StanzaError error) implements Read {}

        /** Not a message, presence or iq in the content namespace. */
        record NotAStanza() implements Read {}
    }

    private static final Read NOT_A_STANZA = new Read.NotAStanza();

    /**
     * Reads a stanza.
     *
     * @param streamLang the stream header's {@code xml:lang}, which a stanza without its own inherits (RFC 6120 section
     *     8.1.5)
     */
    public static Read read(TopLevelElement element, @Nullable String streamLang) {
        ElementName name = element.name();
        if (!name.namespace().equals(Payload.CONTENT_NAMESPACE)) {
            return NOT_A_STANZA;
        }
        return switch (name.localName()) {
            case "message", "presence", "iq" -> new Header(element, streamLang).read();
            default -> NOT_A_STANZA;
        };
    }

    /** One reading: collects the first broken rule, and goes on, so that the header says all that can be said. */
    private static final class Header {
        private final TopLevelElement element;
        private final @Nullable String lang;
        private final @Nullable String id;
        private @Nullable StanzaError error;

        Header(TopLevelElement element, @Nullable String streamLang) {
            this.element = element;
            String own = element.attribute("xml:lang");
            this.lang = own == null ? streamLang : own;
            this.id = element.attribute("id");
        }

        Read read() {
            Jid from = address("from");
            Jid to = address("to");
            Stanza stanza = switch (element.name().localName()) {
                case "message" -> new Message(from, to, id, Message.Type.ofWire(type()), lang, element.content());
                case "presence" -> new Presence(from, to, id, presenceType(), lang, element.content());
                default -> new Iq(from, to, id, iqType(), lang, element.content());
            };
            return error == null ? new Read.Ok(stanza) : new Read.Bad(stanza, error);
        }

        private @Nullable Jid address(String attribute) {
            String text = element.attribute(attribute);
            if (text == null) {
                return null;
            }
            try {
                return Jid.parse(text);
            } catch (InvalidJidException e) {
                broken(StanzaError.jidMalformed("'" + attribute + "': " + e.getMessage()));
                return null;
            }
        }

        private Presence.Type presenceType() {
            Presence.Type type = Presence.Type.ofWire(type());
            if (type == null) {
                broken(StanzaError.badRequest("RFC 6121 section 4.7.1 knows no presence of this type"));
                return Presence.Type.AVAILABLE;
            }
            return type;
        }

        private Iq.Type iqType() {
            Iq.Type type = Iq.Type.ofWire(type());
            if (type == null) {
                broken(StanzaError.badRequest("an iq's type is get, set, result or error (RFC 6120 section 8.2.3)"));
                // Answered as a request: of an unknown kind, its sender waits for an answer.
                return Iq.Type.GET;
            }
            int children = element.content().names().size();
            if (id == null) {
                broken(StanzaError.badRequest("an iq needs an id (RFC 6120 section 8.1.3)"));
            } else if (isRequest(type) && children != 1) {
                broken(StanzaError.badRequest(
                        "an iq of type get or set has exactly one child, not " + children
                                + " (RFC 6120 section 8.2.3)"));
            } else if (type == Iq.Type.RESULT && children > 1) {
                broken(StanzaError.badRequest("an iq of type result has at most one child (RFC 6120 section 8.2.3)"));
            }
            return type;
        }

        private static boolean isRequest(Iq.Type type) {
            return type == Iq.Type.GET || type == Iq.Type.SET;
        }

        private @Nullable String type() {
            return element.attribute("type");
        }

        private void broken(StanzaError rule) {
            if (error == null) {
                error = rule;
            }
        }
    }
}
