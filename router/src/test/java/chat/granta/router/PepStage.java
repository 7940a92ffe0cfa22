package chat.granta.router;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.NodeEvent;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.Target;
import chat.granta.handling.disco.CapsHash;
import chat.granta.handling.disco.DiscoInfo;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.router.pep.Pep;
import java.util.ArrayList;
import java.util.List;

/** A stage on which clients have capabilities (XEP-0115), and accounts have nodes (XEP-0163). */
final class PepStage implements AutoCloseable {
    static final String TUNE = "http://jabber.org/protocol/tune";

    final Stage stage = Stage.withOtherServers(new Pep());
    final HomeBench bench = stage.bench;

    /** The service discovery of a client that is interested in nodes. */
    static Element interestedIn(String... nodes) {
        var info = Element.named(DiscoInfo.NAMESPACE, "query").child(Element.named(DiscoInfo.NAMESPACE, "identity")
                .attribute("category", "client").attribute("type", "pc").attribute("name", "Test").build());
        for (String node : nodes) {
            info.child(Element.named(DiscoInfo.NAMESPACE, "feature").attribute("var", node + "+notify").build());
        }
        return info.build();
    }

    /** Presence with the hash of a client's service discovery. */
    static Presence presence(Jid from, Element info) {
        return new Presence(from, null, null, Presence.Type.AVAILABLE, null, Payload.of(Element
                .named("http://jabber.org/protocol/caps", "c").attribute("hash", "sha-1")
                .attribute("node", "urn:example:client").attribute("ver", CapsHash.of(info)).build()));
    }

    /** A client comes, and says what it is interested in if it is asked; what that caused has been read. */
    SessionAddress comes(Jid jid, long connection, String... nodes) {
        SessionAddress session = stage.connected(jid, connection);
        bench.send(session, presence(jid, interestedIn(nodes)));
        questions(jid).forEach(question -> bench.send(session, question.result(Payload.of(interestedIn(nodes)))));
        stage.clear();
        return session;
    }

    /** What a client, here or elsewhere, was asked about its capabilities since the last look. */
    List<Iq> questions(Jid jid) {
        List<Iq> questions = new ArrayList<>();
        for (Envelope envelope : bench.delivered()) {
            note(questions, StanzaCodec.ofWire(envelope.getDelivery().getStanza()), jid);
        }
        bench.toOtherServers().forEach(one -> note(questions, StanzaCodec.ofWire(one.getStanza()), jid));
        return questions;
    }

    private static void note(List<Iq> questions, Stanza stanza, Jid jid) {
        if (stanza instanceof Iq iq && iq.type() == Iq.Type.GET) {
            questions.add(iq.between(iq.from(), jid));
        }
    }

    /** roster-service says that a node of an account has changed. */
    void changed(Jid account, NodeEvent.Builder event) {
        var message = new Message(account, null, "e", Message.Type.HEADLINE, null,
                Payload.of(Element.named("http://jabber.org/protocol/pubsub#event", "event").build()));
        bench.reply(RosterReply.newBuilder().setAccount(account.toString())
                .addEvents(event.setMessage(StanzaCodec.toWire(message))));
    }

    /** The connections that were notified since the last look, each as often as it was. */
    List<Long> notified() {
        List<Long> connections = new ArrayList<>();
        for (Envelope envelope : bench.delivered()) {
            if (envelope.getDelivery().getStanza().getType().equals("headline")) {
                envelope.getDelivery().getTargetsList().stream().map(Target::getSession)
                        .forEach(session -> connections.add(session.getConnection()));
            }
        }
        return connections.stream().sorted().toList();
    }

    @Override
    public void close() {
        stage.close();
    }
}
