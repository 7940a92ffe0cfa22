package chat.granta.roster;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.RosterReply;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.roster.log.TestHome;
import chat.granta.testkit.payload.HostileElement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whatever stands in a request, it is answered, and is no dead letter: nothing throws, and the database refuses nothing. */
class HostileRequestProperties {
    /** A little less than Kafka takes: a larger reply could not be sent, and its request would be a dead letter. */
    private static final int LARGEST_REPLY = 1_000_000;

    private static final List<ElementName> REQUESTS = List.of(new ElementName("jabber:iq:roster", "query"),
            new ElementName("jabber:iq:privacy", "query"), new ElementName("urn:xmpp:blocking", "block"),
            new ElementName("urn:xmpp:blocking", "unblock"), new ElementName("urn:xmpp:blocking", "blocklist"),
            new ElementName("vcard-temp", "vCard"), new ElementName("jabber:iq:private", "query"),
            new ElementName("urn:example", "unheard-of"));

    private final TestHome home = TestHome.ofNewAccount();

    private static void fits(RosterReply reply) {
        assertThat(reply.getSerializedSize()).isLessThan(LARGEST_REPLY);
    }

    @Property(tries = 2000)
    void anyRequestIsAnswered(@ForAll long seed) {
        var random = new Random(seed);
        ElementName name = REQUESTS.get(random.nextInt(REQUESTS.size()));
        RosterReply reply = home.ask(random.nextBoolean() ? Iq.Type.GET : Iq.Type.SET, new Payload(List.of(name),
                HostileElement.of(random, name.namespace(), name.localName()).getBytes(StandardCharsets.UTF_8)));
        assertThat(reply.hasAnswer()).isTrue();
        fits(reply);
    }

    @Property(tries = 500)
    void anySubscriptionPresenceIsDealtWith(@ForAll long seed) {
        var random = new Random(seed);
        var payload = new Payload(List.of(new ElementName("urn:example", "x")),
                HostileElement.of(random, "urn:example", "x").getBytes(StandardCharsets.UTF_8));
        List<Presence.Type> types = List.of(Presence.Type.SUBSCRIBE, Presence.Type.SUBSCRIBED,
                Presence.Type.UNSUBSCRIBE,
                Presence.Type.UNSUBSCRIBED);
        var contact = Jid.parse("contact" + random.nextInt(3) + "@example.org");
        Presence.Type type = types.get(random.nextInt(types.size()));
        fits(random.nextBoolean()
                ? home.own(new Presence(null, contact, "", type, "", payload))
                : home.others(new Presence(contact, null, "", type, "", payload)));
    }

    @Test
    void aRosterOfNothingButApostrophesFitsIntoAReply() {
        String apostrophes = "'".repeat(1000);
        for (int i = 0; i < 450; i++) {
            var item = Element.named("jabber:iq:roster", "item").attribute("jid", "c" + i + "@example.org")
                    .attribute("name", apostrophes);
            fits(home.set(Element.named("jabber:iq:roster", "query").child(item.build()).build()));
        }
        fits(home.get(Element.named("jabber:iq:roster", "query").build()));
    }

    @Test
    void aRosterOfNothingButGroupsFitsIntoAReply() {
        for (int i = 0; i < 600; i++) {
            var item = Element.named("jabber:iq:roster", "item").attribute("jid", "c" + i + "@example.org");
            for (int group = 0; group < 50; group++) {
                item.child("group", Integer.toString(group));
            }
            fits(home.set(Element.named("jabber:iq:roster", "query").child(item.build()).build()));
        }
        fits(home.get(Element.named("jabber:iq:roster", "query").build()));
    }

    @Test
    void aBlockListOfNothingButApostrophesFitsIntoAReply() {
        for (int i = 0; i < 130; i++) {
            fits(home.set(Element.named("urn:xmpp:blocking", "block").child(Element.named("urn:xmpp:blocking", "item")
                    .attribute("jid", "c" + i + "@example.org/" + "'".repeat(1000)).build()).build()));
        }
        fits(home.get(Element.named("urn:xmpp:blocking", "blocklist").build()));
    }
}
