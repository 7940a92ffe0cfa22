package chat.granta.router.archive;

import chat.granta.handling.forward.Delay;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;

/** XEP-0359: a message's name in an archive; nobody but the archive's own server gives it. */
public final class StanzaIds {
    static final String NAMESPACE = "urn:xmpp:sid:0";
    private static final ElementName NAME = new ElementName(NAMESPACE, "stanza-id");

    private StanzaIds() {}

    /** Section 5, rule 7, and XEP-0203 section 5: ids in the name of this archive, or this server's delays, are forged. */
    static Message cleaned(Message message, Jid archive, String domain) {
        Payload payload = message.payload();
        if (!payload.names().contains(NAME) && !payload.names().contains(Delay.NAME)) {
            return message;
        }
        Payload clean = payload.without(element -> element.name().equals(NAME)
                && (archive.toString().equals(element.attribute("by")) || domain.equals(element.attribute("by")))
                || element.name().equals(Delay.NAME) && domain.equals(element.attribute("from")));
        return message.with(clean);
    }

    /** The message with its id in an archive. */
    static Message stamped(Message message, Jid archive, String id) {
        return message.with(message.payload().with(Element.named(NAME.namespace(), NAME.localName())
                .attribute("by", archive.toString()).attribute("id", id).build()));
    }
}
