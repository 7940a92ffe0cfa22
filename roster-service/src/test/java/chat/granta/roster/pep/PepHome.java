package chat.granta.roster.pep;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.NodeEvent;
import chat.granta.bus.wire.RosterReply;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import chat.granta.model.Payload;
import chat.granta.roster.log.TestHome;
import chat.granta.roster.turn.Asked;
import java.util.ArrayList;
import java.util.List;

/** An account with nodes, as the examples of XEP-0060 speak with it. */
final class PepHome {
    static final Jid JULIET = Jid.parse("juliet@example.net/balcony");

    final TestHome home = TestHome.ofNewAccount();
    /** What the nodes have told since the last look. */
    private final List<NodeEvent> events = new ArrayList<>();

    /** What the owner is answered: the payload. */
    String get(String pubsub) {
        return own(Iq.Type.GET, "", pubsub);
    }

    String set(String pubsub) {
        return own(Iq.Type.SET, "", pubsub);
    }

    String ownerGet(String pubsub) {
        return own(Iq.Type.GET, "#owner", pubsub);
    }

    String ownerSet(String pubsub) {
        return own(Iq.Type.SET, "#owner", pubsub);
    }

    private String own(Iq.Type type, String namespace, String pubsub) {
        RosterReply reply = home.ask(type, Asked.payload(wrapped(namespace, pubsub)));
        events.addAll(reply.getEventsList());
        return StanzaCodec.ofWire(reply.getAnswer().getStanza()).payload().toString();
    }

    /** What Juliet is answered, and what comes behind it. */
    List<String> juliet(Iq.Type type, String pubsub) {
        RosterReply reply = home.others(new Iq(JULIET, null, "j", type, null, Asked.payload(wrapped("", pubsub))));
        events.addAll(reply.getEventsList());
        return reply.getSendList().stream().map(stanza -> StanzaCodec.ofWire(stanza).payload().toString()).toList();
    }

    /** Juliet sees the owner's presence from now on. */
    void approveJuliet() {
        home.others(new Presence(JULIET.bare(), null, null, Presence.Type.SUBSCRIBE, null, Payload.EMPTY));
        home.own(new Presence(null, JULIET.bare(), null, Presence.Type.SUBSCRIBED, null, Payload.EMPTY));
    }

    void putJulietIntoGroup(String group) {
        home.ask(Iq.Type.SET, Asked.payload("<query xmlns='jabber:iq:roster'><item jid='" + JULIET.bare()
                + "'><group>" + group + "</group></item></query>"));
    }

    /** Publishes a tune by its title, with the publish-options' fields. */
    String publish(String node, String id, String xml, String... options) {
        return set(
                "<publish node='" + node + "'><item id='" + id + "'>" + xml + "</item></publish>" + options(options));
    }

    static String options(String... fields) {
        return fields.length == 0
                ? ""
                : "<publish-options>" + form("http://jabber.org/protocol/pubsub#publish-options", fields)
                        + "</publish-options>";
    }

    /** @param fields names without {@code pubsub#} and values, in turn */
    static String form(String formType, String... fields) {
        var form = new StringBuilder(
                "<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE' type='hidden'><value>"
                        + formType + "</value></field>");
        for (int i = 0; i < fields.length; i += 2) {
            form.append("<field var='pubsub#").append(fields[i]).append("'><value>").append(fields[i + 1])
                    .append("</value></field>");
        }
        return form.append("</x>").toString();
    }

    List<NodeEvent> events() {
        List<NodeEvent> told = List.copyOf(events);
        events.clear();
        return told;
    }

    /** The payloads that the nodes have told. */
    List<String> told() {
        return events().stream().map(event -> StanzaCodec.ofWire(event.getMessage()).payload().toString()).toList();
    }

    private static String wrapped(String namespace, String pubsub) {
        return "<pubsub xmlns='http://jabber.org/protocol/pubsub" + namespace + "'>" + pubsub + "</pubsub>";
    }
}
