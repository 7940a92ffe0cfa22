package chat.granta.router.archive;

import chat.granta.handling.forward.Delay;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.router.home.HomeSettings;
import chat.granta.router.home.StanzaTurn;

/** XEP-0359: a message's name in an archive; nobody but the archive's own server gives it. */
public final class StanzaIds {
    static final String NAMESPACE = "urn:xmpp:sid:0";
    private static final ElementName NAME = new ElementName(NAMESPACE, "stanza-id");

    private StanzaIds() {}

    /** A message that a user sends, without what only servers may say in their own name. */
    public static StanzaTurn<Message> cleaned(StanzaTurn<Message> stanzaTurn, HomeSettings settings) {
        return stanzaTurn.with(cleaned(stanzaTurn.stanza(), stanzaTurn.from().bare(), settings.domain()));
    }

    /** Section 5, rule 7, and XEP-0203 section 5: ids in the name of this archive, or this server's delays, are forged. */
    static Message cleaned(Message message, Jid archive, String domain) {
        Payload payload = message.payload();
        if (!payload.names().contains(NAME) && !payload.names().contains(Delay.NAME)) {
            return message;
        }
        Payload clean = payload.without(element -> element.name().equals(NAME)
                && (archive.toString().equals(element.attribute("by")) || domain.equals(element.attribute("by")))
                || element.name().equals(Delay.NAME) && domain.equals(element.attribute("from")));
        return with(message, clean);
    }

    /** The message with its id in an archive. */
    static Message stamped(Message message, Jid archive, String id) {
        return with(message, message.payload().with(Element.named(NAME.namespace(), NAME.localName())
                .attribute("by", archive.toString()).attribute("id", id).build()));
    }

    static Message with(Message message, Payload payload) {
        return new Message(message.from(), message.to(), message.id(), message.type(), message.lang(), payload);
    }
}
