package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.presence;
import static chat.granta.router.Stage.set;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.ArchiveReply;
import chat.granta.bus.wire.Delivery;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OfflineStored;
import chat.granta.bus.wire.SessionClosed;
import chat.granta.bus.wire.Undelivered;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.testkit.payload.MixedContent;
import chat.granta.testkit.payload.MixedContent.Child;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * A message of random content passes through all that a home does with messages: forged ids and delays go, the server's own are
 * added behind the rest, and what the sender wrote stays byte for byte: live, copied, archived, stored, and stored again.
 */
class RewrittenPayloadProperties {
    private static final Jid PHONE = JULIET.withResource("phone");
    private static final Jid TABLET = JULIET.withResource("tablet");
    private static final Jid OTHER = ROMEO.bare().withResource("other");
    private static final String STAMP = "<stanza-id xmlns='urn:xmpp:sid:0' by='%s' id='[^']+'/>";
    private static final String DELAY = "<delay xmlns='urn:xmpp:delay' from='localhost' stamp='[^']+'/>";
    private static final List<String> JULIETS = List.of("juliet@localhost", "JULIET@localhost", "juliet@LOCALHOST.",
            "juliet@localhost&#46;", "\uff4auliet@localhost", "juliet@\uff4cocalhost", " juliet@localhost");
    private static final List<String> SERVERS = List.of("localhost", "LOCALHOST", "localhost.", "\uff4cocalhost",
            "localhost\u3002", "&#76;ocalhost");

    /**
     * Something archived, with forgeries in it, and the same without them.
     *
     * @param own as the sender's own archive and devices have it: with the id in Juliet's name, which is none of theirs to remove
     */
    private record Sent(MixedContent forged, String own, String clean) {
        static Sent of(Random random) {
            MixedContent content = inserted(random, MixedContent.of(random),
                    new Child("jabber:client", "body", "<body a=\"1\">one <b xmlns=''>two</b> three</body>"));
            MixedContent own = inserted(random, content, id(one(random, JULIETS)));
            MixedContent forged = inserted(random, own, id(one(random, SERVERS)));
            forged = inserted(random, forged, new Child("urn:xmpp:delay", "delay",
                    "<d:delay stamp='1970-01-01T00:00:00Z' from=\"" + one(random, SERVERS)
                            + "\" xmlns:d='urn:xmpp:delay'>since <i xmlns=''/> then</d:delay>"));
            return new Sent(forged, own.xml(), content.xml());
        }

        private static Child id(String by) {
            return new Child("urn:xmpp:sid:0", "stanza-id",
                    "<stanza-id id='1' xmlns='urn:xmpp:sid:0' by=\"" + by + "\" />");
        }

        Message to(Jid to) {
            List<ElementName> names = forged.children().stream()
                    .map(child -> new ElementName(child.namespace(), child.localName())).toList();
            return new Message(ROMEO, to, "m", Message.Type.CHAT, null,
                    new Payload(names, forged.xml().getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static MixedContent inserted(Random random, MixedContent content, Child child) {
        return content.with(random.nextInt(content.pieces().size() + 1), child);
    }

    private static String one(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static void isWith(String payload, String clean, String... added) {
        assertThat(payload).startsWith(clean);
        assertThat(payload.substring(clean.length())).matches(String.join("", added));
    }

    private static String payload(Delivery delivery) {
        return delivery.getStanza().getPayload().toStringUtf8();
    }

    @Property(tries = 60)
    void liveInCopiesAndInArchives(@ForAll long seed) {
        var sent = Sent.of(new Random(seed));
        try (var stage = new Stage()) {
            SessionAddress romeo = stage.online(ROMEO, 1, 0);
            stage.online(PHONE, 2, 5);
            SessionAddress tablet = stage.online(TABLET, 3, 1);
            SessionAddress other = stage.online(OTHER, 4, 1);
            stage.bench.send(tablet, set(TABLET, "urn:xmpp:carbons:2", "enable"));
            stage.bench.send(other, set(OTHER, "urn:xmpp:carbons:2", "enable"));
            stage.clear();
            stage.bench.archived();
            stage.bench.send(romeo, sent.to(JULIET));
            List<Delivery> delivered = stage.bench.delivered().stream().map(Envelope::getDelivery).toList();
            assertThat(delivered).hasSize(3);
            for (Delivery delivery : delivered) {
                String payload = payload(delivery);
                switch ((int) delivery.getTargets(0).getSession().getConnection()) {
                    case 2 -> isWith(payload, sent.clean, STAMP.formatted(JULIET));
                    case 3 -> isWith(inner(payload), sent.clean, STAMP.formatted(JULIET));
                    default -> isWith(inner(payload), sent.own, STAMP.formatted(ROMEO.bare()));
                }
            }
            List<String> archived = stage.bench.archived().stream()
                    .map(entry -> entry.getArchiveEntry().getStanza().getPayload().toStringUtf8()).toList();
            assertThat(archived).hasSize(2);
            isWith(archived.get(0), sent.own);
            isWith(archived.get(1), sent.clean, STAMP.formatted(JULIET));
        }
    }

    /** What the copied message holds (XEP-0280). */
    private static String inner(String carbon) {
        int message = carbon.indexOf("<message ");
        return carbon.substring(carbon.indexOf('>', message) + 1, carbon.lastIndexOf("</message>"));
    }

    @Property(tries = 60)
    void storedDeliveredLateAndStoredAgain(@ForAll long seed) {
        var sent = Sent.of(new Random(seed));
        var phone = new ManagedPhone() {};
        phone.romeoAndJulietsManagedPhone();
        try {
            phone.bench.send(phone.phone, presence(PHONE, -1));
            phone.stage.clear();
            phone.bench.send(phone.romeo, sent.to(JULIET));
            OfflineStored stored = stored(phone);
            isWith(stored.getMessage().getStanza().getPayload().toStringUtf8(), sent.clean, STAMP.formatted(JULIET));
            phone.bench.send(phone.phone, presence(PHONE, 0));
            phone.stage.clear();
            phone.bench.archiveReply(ArchiveReply.newBuilder().setAccount(ManagedPhone.ACCOUNT)
                    .setSession(phone.phone.toWire()).addFlushed(stored.getMessage()));
            Delivery late = phone.bench.delivered().getFirst().getDelivery();
            isWith(payload(late), sent.clean, STAMP.formatted(JULIET), DELAY);
            phone.bench.next(phone.phone, Envelope.newBuilder().setSessionClosed(
                    SessionClosed.newBuilder().setAccount(ManagedPhone.ACCOUNT)));
            phone.bench.archived();
            phone.bench.handOver(phone.phone, late.getTargets(0).getNumber(),
                    Envelope.newBuilder().setUndelivered(Undelivered.newBuilder().setAccount(ManagedPhone.ACCOUNT)
                            .setSession(phone.phone.toWire()).setStanza(late.getStanza()).setPlace(late.getPlace())));
            assertThat(stored(phone).getMessage()).as("as it was before").isEqualTo(stored.getMessage());
        } finally {
            phone.close();
        }
    }

    private static OfflineStored stored(ManagedPhone phone) {
        return phone.bench.archived().stream().filter(Envelope::hasOfflineStored).map(Envelope::getOfflineStored)
                .findFirst().orElseThrow();
    }

    @Property(tries = 30)
    void sentBackWithAnError(@ForAll long seed) {
        var sent = Sent.of(new Random(seed));
        try (var stage = new Stage()) {
            SessionAddress romeo = stage.online(ROMEO, 1, 0);
            stage.bench.send(romeo, sent.to(Jid.parse("nobody@localhost")));
            isWith(payload(stage.bench.delivered().getFirst().getDelivery()), sent.clean, "<error .*</error>");
        }
    }
}
