package chat.granta.router;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Contact;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.PolicyChange;
import chat.granta.bus.wire.PrivacyItem;
import chat.granta.bus.wire.PrivacyList;
import chat.granta.bus.wire.PrivacyLists;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.router.home.HomeSettings;
import chat.granta.router.home.IqFromStrangers;
import chat.granta.router.server.ContactAddresses;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Romeo and Juliet on a {@link HomeBench}, and what the tests of homes say of them again and again. */
final class Stage implements AutoCloseable {
    static final Jid ROMEO = Jid.parse("romeo@localhost/orchard");
    static final Jid JULIET = Jid.parse("juliet@localhost");

    final HomeBench bench;

    /** @param more features besides the router's own */
    Stage(Feature... more) {
        this(HomeBench.settings(false, IqFromStrangers.REFUSE), more);
    }

    private Stage(HomeSettings settings, Feature... more) {
        RouterFeatures features = HomeBench.features(new ContactAddresses(
                List.of(URI.create("mailto:abuse@localhost")), null, null, null, null, null, null), more);
        bench = new HomeBench(new HomeLogic(features.handlers()), features, settings);
    }

    /** Other domains have servers. */
    static Stage withOtherServers(Feature... more) {
        return new Stage(HomeBench.settings(true, IqFromStrangers.REFUSE), more);
    }

    /** IQs reach clients from whomever they come. */
    static Stage openToStrangers() {
        return new Stage(HomeBench.settings(false, IqFromStrangers.DELIVER));
    }

    /** A session that has sent its first presence; what that caused has been read. */
    SessionAddress online(Jid jid, long connection, int priority) {
        SessionAddress session = connected(jid, connection);
        bench.send(session, presence(jid, priority));
        clear();
        return session;
    }

    /** A session that has not sent presence. */
    SessionAddress connected(Jid jid, long connection) {
        SessionAddress session = bench.bind(jid.bare().toString(), jid.resource(), connection);
        clear();
        return session;
    }

    /** Forgets what has been written so far. */
    void clear() {
        bench.delivered();
        bench.asked();
    }

    static Presence presence(Jid from, int priority) {
        var element = Element.named("jabber:client", "priority").text(Integer.toString(priority)).build();
        return new Presence(from, null, null, Presence.Type.AVAILABLE, null, Payload.of(element));
    }

    static Presence presence(Jid from, Jid to, Presence.Type type) {
        return new Presence(from, to, null, type, null, Payload.EMPTY);
    }

    static Message chat(Jid from, Jid to) {
        var body = Element.named("jabber:client", "body").text("Hi").build();
        return new Message(from, to, "m", Message.Type.CHAT, null, Payload.of(body));
    }

    static Iq set(Jid from, String namespace, String name) {
        return new Iq(from, null, "i", Iq.Type.SET, null, Payload.of(Element.named(namespace, name).build()));
    }

    static Iq get(Jid from, Jid to, String namespace, String name) {
        return new Iq(from, to, "i", Iq.Type.GET, null, Payload.of(Element.named(namespace, name).build()));
    }

    static Contact.Builder contact(Jid jid, boolean from, boolean to) {
        return Contact.newBuilder().setJid(jid.bare().toString()).setFrom(from).setTo(to).setInRoster(true);
    }

    static PolicyChange.Builder knows(Contact.Builder... contacts) {
        var policy = PolicyChange.newBuilder();
        for (Contact.Builder contact : contacts) {
            policy.addContacts(contact);
        }
        return policy;
    }

    /** Lists of one default list, with these items. */
    static PrivacyLists.Builder byDefault(PrivacyItem.Builder... items) {
        var list = PrivacyList.newBuilder().setName("list");
        for (PrivacyItem.Builder item : items) {
            list.addItems(item);
        }
        return PrivacyLists.newBuilder().addLists(list).setDefaultList("list");
    }

    static PrivacyItem.Builder everything(PrivacyItem.Kind kind, String value) {
        return PrivacyItem.newBuilder().setKind(kind).setValue(value).setMessage(true).setIq(true).setPresenceIn(true)
                .setPresenceOut(true);
    }

    /** What was written to connections since the last look: connection, stanza with its type, from. */
    List<String> seen() {
        List<String> all = new ArrayList<>();
        for (Envelope envelope : bench.delivered()) {
            if (envelope.hasDelivery()) {
                var stanza = StanzaCodec.ofWire(envelope.getDelivery().getStanza());
                String what = stanza.name() + (stanza.wireType() == null ? "" : ":" + stanza.wireType());
                envelope.getDelivery().getTargetsList().forEach(target -> all.add(
                        target.getSession().getConnection() + " " + what + " " + stanza.from()));
            }
        }
        return all;
    }

    @Override
    public void close() {
        bench.close();
    }
}
