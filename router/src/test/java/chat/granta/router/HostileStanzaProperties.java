package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.contact;
import static chat.granta.router.Stage.knows;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Delivery;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.testkit.payload.HostileElement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever stands in a stanza, the home goes on: nothing a user sends is a dead letter, and what asks for an answer gets one. */
class HostileStanzaProperties {
    /** What an account or the server answers here or passes to a service, and what nobody knows. */
    private static final List<ElementName> REQUESTS = List.of(name("http://jabber.org/protocol/disco#info", "query"),
            name("http://jabber.org/protocol/disco#items", "query"),
            name("http://jabber.org/protocol/commands", "command"),
            name("urn:xmpp:ping", "ping"), name("jabber:iq:version", "query"), name("urn:xmpp:time", "time"),
            name("urn:ietf:params:xml:ns:xmpp-session", "session"), name("jabber:iq:register", "query"),
            name("jabber:iq:last", "query"), name("urn:xmpp:carbons:2", "enable"),
            name("urn:xmpp:carbons:2", "disable"),
            name("jabber:iq:roster", "query"), name("jabber:iq:privacy", "query"), name("urn:xmpp:blocking", "block"),
            name("urn:xmpp:blocking", "blocklist"), name("vcard-temp", "vCard"), name("jabber:iq:private", "query"),
            name("urn:xmpp:mam:2", "query"), name("urn:xmpp:mam:2", "prefs"), name("urn:example", "unheard-of"));
    private static final List<ElementName> EXTENSIONS = List.of(name("jabber:client", "body"),
            name("jabber:client", "priority"),
            name("urn:xmpp:sid:0", "stanza-id"), name("urn:xmpp:delay", "delay"),
            name("urn:xmpp:message-retract:1", "retract"),
            name("http://jabber.org/protocol/muc#user", "x"), name("urn:xmpp:hints", "store"),
            name("http://jabber.org/protocol/chatstates", "active"), name("urn:xmpp:carbons:2", "private"),
            name("jabber:client", "error"), name("jabber:client", "thread"));
    private static final List<Jid> ADDRESSES = List.of(JULIET, ROMEO.bare(), ROMEO, Jid.parse("localhost"),
            Jid.parse("nobody@localhost"), Jid.parse("localhost/x"), Jid.parse("elsewhere.example"));

    private static ElementName name(String namespace, String name) {
        return new ElementName(namespace, name);
    }

    private static <T> T one(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static Payload payload(Random random, List<ElementName> names) {
        var xml = new StringBuilder();
        names.forEach(name -> xml.append(HostileElement.of(random, name.namespace(), name.localName())));
        return new Payload(names, xml.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Jid address(Random random) {
        return random.nextInt(3) == 0 ? null : one(random, ADDRESSES);
    }

    @Property(tries = 60)
    void everyRequestIsAnsweredOnce(@ForAll long seed) {
        var random = new Random(seed);
        try (var stage = new Stage()) {
            stage.bench.policy(JULIET, knows(contact(ROMEO, true, true)));
            SessionAddress romeo = stage.online(ROMEO, 1, 0);
            stage.bench.archived();
            for (int i = 0; i < 20; i++) {
                Iq.Type type = random.nextBoolean() ? Iq.Type.GET : Iq.Type.SET;
                var iq = new Iq(ROMEO, address(random), "q" + i, type, null,
                        payload(random, List.of(one(random, REQUESTS))));
                stage.bench.send(romeo, iq);
                assertThat(stage.bench.parked()).as(iq.toString()).isEmpty();
                assertThat(answers(stage, iq.id())).as(iq.toString()).isEqualTo(1);
            }
        }
    }

    /** Answers that have come, and services that have been asked; what waits for them goes on. */
    private static int answers(Stage stage, String id) {
        List<chat.granta.bus.wire.Stanza> all = new ArrayList<>();
        stage.bench.delivered().stream().filter(Envelope::hasDelivery).map(Envelope::getDelivery)
                .map(Delivery::getStanza).forEach(all::add);
        done(stage).stream().map(RosterRequest::getStanza).forEach(all::add);
        stage.bench.archived().stream().filter(Envelope::hasArchiveRequest)
                .map(told -> told.getArchiveRequest().getStanza()).forEach(all::add);
        return (int) all.stream()
                .filter(stanza -> StanzaCodec.ofWire(stanza) instanceof Iq iq && id.equals(iq.id())).count();
    }

    /** roster-service does what it was asked, and says no more of it. */
    private static List<RosterRequest> done(Stage stage) {
        List<RosterRequest> asked = stage.bench.asked().stream().filter(RosterRequest::hasStanza).toList();
        asked.forEach(request -> stage.bench.done(request, RosterReply.newBuilder()));
        return asked;
    }

    @Property(tries = 60)
    void everyMessageAndPresenceIsDealtWith(@ForAll long seed) {
        var random = new Random(seed);
        try (var stage = new Stage()) {
            stage.bench.policy(JULIET, knows(contact(ROMEO, true, true)));
            SessionAddress romeo = stage.online(ROMEO, 1, 0);
            SessionAddress juliet = stage.online(JULIET.withResource("phone"), 2, 0);
            for (int i = 0; i < 20; i++) {
                List<ElementName> names = List.of(one(random, EXTENSIONS), one(random, EXTENSIONS),
                        one(random, EXTENSIONS));
                Jid from = random.nextBoolean() ? ROMEO : JULIET.withResource("phone");
                var stanza = random.nextBoolean()
                        ? new Message(from, address(random), "", one(random, List.of(Message.Type.values())), "",
                                payload(random, names))
                        : new Presence(from, address(random), "", one(random, List.of(Presence.Type.values())), "",
                                payload(random, names));
                stage.bench.send(from == ROMEO ? romeo : juliet, stanza);
                done(stage);
                assertThat(stage.bench.parked()).as(stanza.toString()).isEmpty();
            }
        }
    }
}
