package chat.granta.muc;

import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.muc.broadcast.RoomExtension;
import java.util.Map;
import java.util.TreeMap;

/** What users send to rooms. */
final class RoomRequests {
    private RoomRequests() {}

    static Presence enters(Jid user, String nickname) {
        return new Presence(user, RoomBench.ROOM.withResource(nickname), null, Presence.Type.AVAILABLE, null,
                Payload.of(Element.named(RoomExtension.ENTER, "x").build()));
    }

    static Presence leaves(Jid user, String nickname) {
        return new Presence(user, RoomBench.ROOM.withResource(nickname), null, Presence.Type.UNAVAILABLE, null,
                Payload.EMPTY);
    }

    static Message says(Jid user, String text) {
        return new Message(user, RoomBench.ROOM, "m", Message.Type.GROUPCHAT, null,
                Payload.of(Element.named(Payload.CONTENT_NAMESPACE, "body").text(text).build()));
    }

    static Iq asks(Jid user, Jid to, Iq.Type type, Element payload) {
        return new Iq(user, to, "i", type, null, Payload.of(payload));
    }

    /** An owner accepts what the service proposes. */
    static Iq accepts(Jid owner) {
        return asks(owner, RoomBench.ROOM, Iq.Type.SET, Element.named("http://jabber.org/protocol/muc#owner", "query")
                .child(Element.named("jabber:x:data", "x").attribute("type", "submit").build()).build());
    }

    /** An owner fills in one field of the configuration form. */
    static Iq configures(Jid owner, String field, String value) {
        return asks(owner, RoomBench.ROOM, Iq.Type.SET, Element.named("http://jabber.org/protocol/muc#owner", "query")
                .child(Element.named("jabber:x:data", "x").attribute("type", "submit")
                        .child(field("FORM_TYPE", "http://jabber.org/protocol/muc#roomconfig"))
                        .child(field(field, value)).build())
                .build());
    }

    /** An ad-hoc command, whose form is filled in already. */
    static Element command(String node, Map<String, String> fields) {
        var form = Element.named("jabber:x:data", "x").attribute("type", "submit");
        new TreeMap<>(fields).forEach((name, value) -> form.child(field(name, value)));
        return Element.named("http://jabber.org/protocol/commands", "command").attribute("node", node)
                .child(form.build()).build();
    }

    private static Element field(String name, String value) {
        return Element.named("jabber:x:data", "field").attribute("var", name).child("value", value).build();
    }
}
