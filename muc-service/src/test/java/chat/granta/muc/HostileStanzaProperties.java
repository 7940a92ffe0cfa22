package chat.granta.muc;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.Envelope;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.muc.operator.CloseRoom;
import chat.granta.muc.operator.HandOver;
import chat.granta.muc.operator.RenameRoom;
import chat.granta.testkit.payload.HostileElement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is sent to a room or to the room service, by whomever, makes no dead letter, and each request has one answer. */
class HostileStanzaProperties {
    private static final Jid OWNER = Jid.parse("owner@localhost/a");
    private static final Jid GUEST = Jid.parse("guest@localhost/b");
    private static final Jid STRANGER = Jid.parse("stranger@localhost/c");
    private static final String MUC = "http://jabber.org/protocol/muc";
    private static final List<ElementName> REQUESTS = List.of(name("http://jabber.org/protocol/disco#info", "query"),
            name("http://jabber.org/protocol/disco#items", "query"),
            name("http://jabber.org/protocol/commands", "command"), name("urn:xmpp:ping", "ping"),
            name(MUC + "#admin", "query"), name(MUC + "#owner", "query"), name("jabber:iq:register", "query"),
            name("vcard-temp", "vCard"), name("urn:xmpp:message-moderate:1", "moderate"),
            name("urn:xmpp:fasten:0", "apply-to"),
            name("urn:xmpp:mam:2", "query"), name("urn:granta:rooms", "expire"), name("urn:granta:rooms", "take-over"),
            name("urn:example", "unheard-of"));
    private static final List<ElementName> EXTENSIONS = List.of(name("jabber:client", "body"),
            name("jabber:client", "subject"), name(MUC, "x"), name(MUC + "#user", "x"), name("jabber:x:data", "x"),
            name("urn:xmpp:sid:0", "stanza-id"), name("urn:xmpp:message-retract:1", "retract"),
            name("urn:xmpp:occupant-id:0", "occupant-id"), name("urn:xmpp:hats:0", "hats"),
            name("jabber:client", "error"));
    private static final List<Jid> ROOMS = List.of(RoomBench.ROOM, RoomBench.ROOM.withResource("owner"),
            RoomBench.ROOM.withResource("nobody"), RoomBench.SERVICE, RoomBench.SERVICE.withResource("x"),
            Jid.parse("nowhere@group.localhost"), Jid.parse("nowhere@group.localhost/x"));
    private static final List<String> NODES = List.of(CloseRoom.NODE, HandOver.NODE, RenameRoom.NODE,
            "urn:xmpp:hats:commands:create", "urn:xmpp:hats:commands:destroy", "urn:xmpp:hats:commands:assign",
            "urn:xmpp:hats:commands:unassign", "urn:xmpp:hats:commands:list-assigned");
    private static final List<String> FIELDS = List.of("muc#roomconfig_roomname", "muc#roomconfig_persistentroom",
            "muc#roomconfig_membersonly", "muc#roomconfig_whois", "muc#roomconfig_allowpm",
            "muc#roomconfig_maxusers", "muc#roomconfig_presencebroadcast", "muc#roomconfig_getmemberlist",
            "muc#maxhistoryfetch", "muc#roomconfig_roomadmins", "muc#roomconfig_roomowners",
            "muc#roomconfig_passwordprotectedroom", "muc#register_roomnick", "muc#register_allow", "muc#request_allow",
            "muc#roomnick", "muc#role", "{urn:granta:rooms}user", "owner", "name", "reason", "alternative",
            "hats#uri", "hats#title", "hats#hue", "hats#jid");
    private static final List<String> VALUES = List.of("", " ", "0", "1", "true", "-1", "99999999999", "none", "anyone",
            "moderators", "moderator", "a@b", "@", "guest@localhost", "owner@localhost/a", "group.localhost",
            "x@group.localhost", "coven", "urn:x", "360.5", "1e9", "\ud83d\ude00", "a b", "'".repeat(300),
            "x".repeat(1100), "\u202e", "guest", "owner");
    private static final List<String> KINDS = List.of("owner", "admin", "member", "none", "outcast", "moderator",
            "participant", "visitor");
    private static final List<String> FORM_TYPES = List.of(MUC + "#roomconfig", MUC + "#register", MUC + "#request",
            "urn:xmpp:hats:commands");

    private static ElementName name(String namespace, String name) {
        return new ElementName(namespace, name);
    }

    private static <T> T one(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** A room with all there is: an owner, a guest, a hat, a member elsewhere. */
    private static void prepare(RoomBench bench) {
        bench.send(RoomRequests.enters(OWNER, "owner"));
        bench.send(RoomRequests.configures(OWNER, "muc#roomconfig_persistentroom", "1"));
        bench.send(RoomRequests.enters(GUEST, "guest"));
        bench.send(RoomRequests.says(GUEST, "Hi"));
        bench.seen();
    }

    private static String element(Random random, ElementName name) {
        if (name.namespace().equals(MUC + "#admin") && random.nextInt(3) > 0) {
            return "<query xmlns='" + name.namespace() + "'>" + item(random) + item(random) + "</query>";
        }
        boolean isForm = name.namespace().equals("jabber:x:data");
        if (random.nextInt(3) > 0 && (isForm || name.localName().equals("query"))) {
            String form = form(random);
            return isForm ? form : "<query xmlns='" + name.namespace() + "'>" + form + "</query>";
        }
        if (name.localName().equals("command") && random.nextInt(3) > 0) {
            return "<command xmlns='" + name.namespace() + "' node='" + one(random, NODES) + "'>" + form(random)
                    + "</command>";
        }
        return HostileElement.of(random, name.namespace(), name.localName());
    }

    /** A form as it comes back, in which anything may stand where something is expected. */
    private static String form(Random random) {
        var form = new StringBuilder("<x xmlns='jabber:x:data' type='submit'>");
        if (random.nextInt(5) > 0) {
            form.append(field("FORM_TYPE", one(random, FORM_TYPES)));
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            form.append(field(one(random, FIELDS), one(random, VALUES)));
        }
        return form.append("</x>").toString();
    }

    private static String field(String name, String value) {
        return "<field var='" + name + "'><value>" + value.replace("'", "&apos;") + "</value></field>";
    }

    /** An item of a list of affiliations or roles, with any of its attributes. */
    private static String item(Random random) {
        var item = new StringBuilder("<item");
        for (String attribute : List.of("affiliation", "role", "nick", "jid")) {
            if (random.nextBoolean()) {
                item.append(' ').append(attribute).append("='")
                        .append(one(random, random.nextBoolean() ? KINDS : VALUES).replace("'", "&apos;")).append('\'');
            }
        }
        return item.append("/>").toString();
    }

    private static Payload payload(Random random, List<ElementName> names) {
        var xml = new StringBuilder();
        names.forEach(name -> xml.append(element(random, name)));
        return new Payload(names, xml.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Jid sender(Random random) {
        return one(random, List.of(OWNER, OWNER, GUEST, STRANGER, RoomBench.OPERATOR));
    }

    @Property(tries = 60)
    void everyRequestIsAnsweredOnce(@ForAll long seed) {
        var random = new Random(seed);
        try (var bench = new RoomBench()) {
            prepare(bench);
            for (int i = 0; i < 25; i++) {
                Jid from = sender(random);
                var iq = new Iq(from, one(random, ROOMS), "q" + i, random.nextBoolean() ? Iq.Type.GET : Iq.Type.SET,
                        null, payload(random, List.of(one(random, REQUESTS))));
                bench.send(iq);
                List<RoomBench.Seen> seen = bench.seen();
                long passedOn = bench.archived().stream().filter(Envelope::hasArchiveRequest).count();
                assertThat(passedOn + seen.stream().filter(one -> isAnswer(one, from, iq)).count())
                        .as("%s: %s", iq, seen).isEqualTo(1);
            }
        }
    }

    /** What goes to another occupant, or to an account, is answered there. */
    private static boolean isAnswer(RoomBench.Seen one, Jid from, Iq iq) {
        return one.stanza() instanceof Iq answer && (answer.isRequest()
                ? String.valueOf(answer.id()).endsWith(String.valueOf(iq.id()))
                : one.to().equals(from) && String.valueOf(iq.id()).equals(answer.id()));
    }

    @Property(tries = 60)
    void everyMessageAndPresenceIsDealtWith(@ForAll long seed) {
        var random = new Random(seed);
        try (var bench = new RoomBench()) {
            prepare(bench);
            for (int i = 0; i < 25; i++) {
                List<ElementName> names = List.of(one(random, EXTENSIONS), one(random, EXTENSIONS),
                        one(random, EXTENSIONS));
                Stanza stanza = random.nextBoolean()
                        ? new Message(sender(random), one(random, ROOMS), "",
                                one(random, List.of(Message.Type.values())),
                                "", payload(random, names))
                        : new Presence(sender(random), one(random, ROOMS), "",
                                one(random, List.of(Presence.Type.values())), "", payload(random, names));
                bench.send(stanza);
                // Fails when a record has been parked.
                bench.seen();
            }
        }
    }
}
