package chat.granta.roster.pep;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.RosterReply;
import chat.granta.model.Iq;
import chat.granta.model.Message;
import chat.granta.roster.log.TestHome;
import chat.granta.roster.turn.Asked;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** XEP-0060: whatever a request, a form or an approval says, of the owner or of somebody else, it is answered, and nothing throws. */
class HostilePubsubProperties {
    /** A little less than Kafka takes: a larger reply could not be sent, and its request would be a dead letter. */
    private static final int LARGEST_REPLY = 1_000_000;
    private static final List<String> VERBS = List.of("publish", "retract", "items", "create", "configure", "default",
            "delete", "purge", "subscribe", "unsubscribe", "options", "affiliations", "subscriptions",
            "publish-options", "item", "nonsense");
    private static final List<String> NODES = List.of("n", "m", "", "urn:xmpp:bookmarks:1", "storage:bookmarks",
            "urn:xmpp:avatar:metadata", "urn:xmpp:avatar:data", "urn:xmpp:vcard4", "none", "&apos;".repeat(100),
            "x".repeat(501), "\ud83d\ude00");
    private static final List<String> JIDS = List.of(PepHome.JULIET.toString(), PepHome.JULIET.bare().toString(), "@",
            "", "nurse@example.net", "a@b/c", "x".repeat(1100) + "@b");
    private static final List<String> FIELDS = List.of("access_model", "max_items", "item_expire", "persist_items",
            "send_last_published_item", "roster_groups_allowed", "title", "type", "deliver", "digest", "node",
            "subscriber_jid", "allow", "notify_retract", "nonsense", "deliver_payloads", "publish_model");
    private static final List<String> VALUES = List.of("", "0", "1", "true", "max", "-1", "9999999999", "\u0663",
            "open", "presence", "roster", "whitelist", "authorize", "never", "on_sub", "n", "perhaps", "x".repeat(2000),
            "a@b", "&lt;", PepHome.JULIET.bare().toString());
    private static final List<String> TYPES = List.of("node_config", "publish-options", "subscribe_options",
            "subscribe_authorization", "nonsense");
    private static final List<String> PAYLOADS = List.of("", "<a xmlns='u'/>", "<a xmlns='u'/><b xmlns='u'/>", "text",
            "<storage xmlns='storage:bookmarks'><conference/><conference jid='@'/></storage>",
            "<metadata xmlns='urn:xmpp:avatar:metadata'><info id='x' bytes='-1'/></metadata>",
            "<data xmlns='urn:xmpp:avatar:data'>!!!</data>",
            "<vcard xmlns='urn:ietf:params:xml:ns:vcard-4.0'><fn/><n/></vcard>");

    private final TestHome home = TestHome.ofNewAccount();

    @Property(tries = 1500)
    void anyRequestIsAnswered(@ForAll long seed) {
        var random = new Random(seed);
        RosterReply reply = switch (random.nextInt(4)) {
            case 0 -> home.others(new Iq(PepHome.JULIET, null, "j", type(random), null,
                    Asked.payload(pubsub(random, ""))));
            case 1 -> home.ask(type(random), Asked.payload("<command xmlns='http://jabber.org/protocol/commands' node='"
                    + "http://jabber.org/protocol/pubsub#get-pending'>" + form(random) + "</command>"));
            default -> home.ask(type(random), Asked.payload(pubsub(random, random.nextBoolean() ? "#owner" : "")));
        };
        assertThat(reply.hasAnswer() || reply.getSendCount() > 0).isTrue();
        assertThat(reply.getSerializedSize()).isLessThan(LARGEST_REPLY);
    }

    @Property(tries = 200)
    void anyApprovalIsTakenOrIsNone(@ForAll long seed) {
        var random = new Random(seed);
        assertThat(home.own(new Message(null, home.account(), "a", Message.Type.NORMAL, null,
                Asked.payload(form(random)))).getSerializedSize()).isLessThan(LARGEST_REPLY);
    }

    private static Iq.Type type(Random random) {
        return random.nextInt(3) == 0 ? Iq.Type.GET : Iq.Type.SET;
    }

    private static String pubsub(Random random, String namespace) {
        var xml = new StringBuilder("<pubsub xmlns='http://jabber.org/protocol/pubsub" + namespace + "'>");
        for (int i = random.nextInt(3); i >= 0; i--) {
            xml.append(verb(random));
        }
        return xml.append("</pubsub>").toString();
    }

    private static String verb(Random random) {
        String verb = one(random, VERBS);
        var xml = new StringBuilder("<" + verb);
        attribute(random, xml, "node", NODES);
        attribute(random, xml, "jid", JIDS);
        attribute(random, xml, "max_items", VALUES);
        xml.append('>');
        switch (random.nextInt(4)) {
            case 0 -> xml.append(form(random));
            case 1 -> {
                xml.append("<item");
                attribute(random, xml, "id", VALUES);
                xml.append('>').append(one(random, PAYLOADS)).append("</item>");
            }
            case 2 -> {
                String one = verb.endsWith("s") ? verb.substring(0, verb.length() - 1) : "subscription";
                xml.append('<').append(one);
                attribute(random, xml, "jid", JIDS);
                attribute(random, xml, "affiliation", List.of("owner", "member", "none", "outcast", "perhaps"));
                attribute(random, xml, "subscription", List.of("none", "subscribed", "pending", "perhaps"));
                xml.append("/>");
            }
            default -> xml.append("<set xmlns='http://jabber.org/protocol/rsm'><max>").append(one(random, VALUES))
                    .append("</max></set>");
        }
        return xml.append("</").append(verb).append('>').toString();
    }

    private static String form(Random random) {
        var xml = new StringBuilder("<x xmlns='jabber:x:data'");
        attribute(random, xml, "type", List.of("submit", "cancel", "form", ""));
        xml.append("><field var='FORM_TYPE'><value>http://jabber.org/protocol/pubsub#").append(one(random, TYPES))
                .append("</value></field>");
        for (int i = random.nextInt(5); i > 0; i--) {
            xml.append("<field var='pubsub#").append(one(random, FIELDS)).append("'>");
            for (int j = random.nextInt(3); j > 0; j--) {
                xml.append("<value>").append(one(random, VALUES)).append("</value>");
            }
            xml.append("</field>");
        }
        return xml.append("</x>").toString();
    }

    private static void attribute(Random random, StringBuilder xml, String name, List<String> values) {
        if (random.nextInt(4) > 0) {
            xml.append(' ').append(name).append("='").append(one(random, values)).append('\'');
        }
    }

    private static String one(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
