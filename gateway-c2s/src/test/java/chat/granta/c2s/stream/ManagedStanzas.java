package chat.granta.c2s.stream;

import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;

/** What homes deliver in these tests. */
final class ManagedStanzas {
    static final Jid ALICE = Jid.parse("alice@localhost/phone");

    private ManagedStanzas() {}

    static Stanza message(int number) {
        return new Message(Jid.parse("bob@localhost/x"), ALICE, null, Message.Type.CHAT, null,
                Payload.of(Element.named("jabber:client", "body").text("" + number).build()));
    }

    static Stanza presence(int number) {
        return new Presence(Jid.parse("bob@localhost/x"), ALICE, null, Presence.Type.AVAILABLE, null,
                Payload.of(Element.named("jabber:client", "status").text("" + number).build()));
    }
}
