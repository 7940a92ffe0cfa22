package chat.granta.archive.log;

import chat.granta.archive.ArchiveContext;
import chat.granta.archive.history.store.TopicIncarnations;
import chat.granta.archive.history.ReportedMessages;
import chat.granta.archive.history.store.Messages;
import chat.granta.archive.offline.OfflineLimits;
import chat.granta.archive.offline.store.OfflineMessages;
import chat.granta.archive.turn.ArchiveTurn;
import chat.granta.bus.Origins;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.TopicIds;
import chat.granta.bus.wire.ArchiveDeletion;
import chat.granta.bus.wire.ArchiveEntry;
import chat.granta.bus.wire.ArchiveMove;
import chat.granta.bus.wire.ArchiveReply;
import chat.granta.bus.wire.ArchiveRequest;
import chat.granta.bus.wire.Batch;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OfflineDeletion;
import chat.granta.bus.wire.OfflineFlush;
import chat.granta.bus.wire.OfflineMessage;
import chat.granta.bus.wire.OfflineStored;
import chat.granta.bus.wire.Place;
import chat.granta.bus.wire.Session;
import chat.granta.handling.iq.IqDispatcher;
import chat.granta.ledger.Bookkeeping;
import chat.granta.ledger.InputRecord;
import chat.granta.ledger.Outbox;
import chat.granta.ledger.store.InputPartition;
import chat.granta.ledger.store.OutboxRow;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Stanza;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** archive-service as an account's home sees it: each call is a record and a transaction of its own. */
public final class TestArchive {
    public static final long NOON = 1_790_000_000_000L;
    static final Session PHONE = Session.newBuilder().setPartition(1).setTenure(2).setConnection(3).build();
    static final ByteString TOPIC = TopicIds.toWire(UUID.randomUUID());
    private static final AtomicInteger COUNT = new AtomicInteger();

    final Jid account = Jid.parse("user" + COUNT.incrementAndGet() + "@example.org");
    private final ArchiveBookkeeping bookkeeping;
    private final OfflineBookkeeping offline;
    private long offset;

    public TestArchive() {
        this(new OfflineLimits(1000, 1_000_000));
    }

    TestArchive(OfflineLimits limits) {
        bookkeeping = bookkeeping(limits);
        offline = offline(limits);
    }

    static OfflineBookkeeping offline(OfflineLimits limits) {
        var database = ArchiveContext.database();
        return new OfflineBookkeeping(
                new OfflineQueue(new OfflineMessages(database), limits, new TopicIncarnations(database)));
    }

    @SuppressWarnings("unchecked")
    static ArchiveBookkeeping bookkeeping(OfflineLimits limits) {
        return new ArchiveBookkeeping(
                new ArchiveWriter(ArchiveContext.bean(Messages.class),
                        new TopicIncarnations(ArchiveContext.database())),
                offline(limits),
                (IqDispatcher<ArchiveTurn>) ArchiveContext.bean(IqDispatcher.class),
                new ReportedMessages(ArchiveContext.bean(Messages.class)));
    }

    /** A message comes to the account, or goes from it; its body is its id. */
    public void archive(String peer, String id, long time) {
        archive(peer, id, id, time);
    }

    /** A message with a body of its own. */
    public void archive(String peer, String id, String body, long time) {
        tell(entry(account, peer, id, body), time);
    }

    static Envelope.Builder entry(Jid account, String peer, String id, String body) {
        return Envelope.newBuilder().setArchiveEntry(ArchiveEntry.newBuilder().setAccount(account.toString())
                .setPeer(peer).setId(id).setStanza(StanzaCodec.toWire(message(peer, body))));
    }

    static Envelope.Builder deletion(Jid account) {
        return Envelope.newBuilder()
                .setArchiveDeletion(ArchiveDeletion.newBuilder().setAccount(account.toString()).setNumber(1));
    }

    /** The account, a room, gets another address. */
    void moveTo(Jid to) {
        tell(Envelope.newBuilder().setArchiveMove(
                ArchiveMove.newBuilder().setAccount(account.toString()).setTo(to.toString())), NOON);
    }

    /** The account's home has this place in the log again. */
    void readFrom(long earlier) {
        offset = earlier;
    }

    /** A message of Romeo's that retracts, or says that it does. */
    public void retract(String retraction, String id) {
        archived(retraction(retraction), null, id);
    }

    /** The account is a room, which says that it retracts a message, or seems to. */
    public void moderate(String retraction, String id) {
        tell(Envelope.newBuilder().setArchiveEntry(ArchiveEntry.newBuilder().setAccount(account.toString())
                .setPeer(account.toString()).setNickname("").setId(id).setStanza(StanzaCodec.toWire(
                        new Message(account, null, id, Message.Type.GROUPCHAT, null, retraction(retraction))))),
                NOON);
    }

    private static Payload retraction(String xml) {
        return new Payload(List.of(new ElementName("urn:xmpp:message-retract:1", "retract")),
                xml.getBytes(StandardCharsets.UTF_8));
    }

    /** A message of Romeo's, with an id that he has given it. */
    public void archived(Payload payload, @Nullable String stanzaId, String id) {
        Jid romeo = Jid.parse("romeo@example.org/orchard");
        tell(Envelope.newBuilder().setArchiveEntry(ArchiveEntry.newBuilder().setAccount(account.toString())
                .setPeer(romeo.toString()).setId(id).setStanza(StanzaCodec.toWire(
                        new Message(romeo, account, stanzaId, Message.Type.CHAT, null, payload)))),
                NOON);
    }

    List<ArchiveReply> store(String id, long placeOffset) {
        return tell(offline, stored(account, id, TOPIC, placeOffset), NOON);
    }

    static Envelope.Builder stored(Jid account, String id, ByteString topicId, long placeOffset) {
        return Envelope.newBuilder().setOfflineStored(OfflineStored.newBuilder().setAccount(account.toString())
                .setMessage(OfflineMessage.newBuilder().setId(id).setTime(NOON)
                        .setPlace(Place.newBuilder().setTopicId(topicId).setPartition(3).setOffset(placeOffset))
                        .setStanza(StanzaCodec.toWire(
                                stamped(message("romeo@example.org/orchard", id).payload(), account)))));
    }

    /** As it comes from a home: with an id in the archive. */
    private static Message stamped(Payload payload, Jid account) {
        return new Message(Jid.parse("romeo@example.org/orchard"), account, null, Message.Type.CHAT, null,
                payload.with(Element.named("urn:xmpp:sid:0", "stanza-id").attribute("by", account.toString())
                        .attribute("id", "1").build()));
    }

    /** The account has been cancelled. */
    void removed() {
        tell(deletion(account), NOON);
        tell(offline, Envelope.newBuilder().setOfflineDeletion(
                OfflineDeletion.newBuilder().setAccount(account.toString())), NOON);
    }

    /** Two parts of one record. */
    void together(Envelope.Builder one, Envelope.Builder two) {
        tell(Envelope.newBuilder().setBatch(Batch.newBuilder().addParts(one).addParts(two)), NOON);
    }

    List<ArchiveReply> flush() {
        return tell(offline, flush(account), NOON);
    }

    static Envelope.Builder flush(Jid account) {
        return Envelope.newBuilder().setOfflineFlush(
                OfflineFlush.newBuilder().setAccount(account.toString()).setSession(PHONE).setId("flush"));
    }

    /** The account's phone asks its archive; returns what the phone gets. */
    public List<Stanza> ask(Iq.Type type, Element payload) {
        return ask(type, Payload.of(payload));
    }

    public List<Stanza> ask(Iq.Type type, Payload payload) {
        var iq = new Iq(account.withResource("phone"), account, "q", type, null, payload);
        List<Stanza> received = new ArrayList<>();
        tell(Envelope.newBuilder().setArchiveRequest(ArchiveRequest.newBuilder().setAccount(account.toString())
                .setSession(PHONE).setStanza(StanzaCodec.toWire(iq))), NOON)
                .forEach(reply -> reply.getResultsList()
                        .forEach(result -> received.add(StanzaCodec.ofWire(result))));
        return received;
    }

    List<ArchiveReply> tell(Envelope.Builder what, long time) {
        return tell(bookkeeping, what, time);
    }

    private List<ArchiveReply> tell(Bookkeeping bookkeeping, Envelope.Builder what, long time) {
        return rows(bookkeeping, what, time).stream().map(row -> Objects.requireNonNull(reply(row.value()))).toList();
    }

    /** What comes of a record, as it is in the outbox. */
    List<OutboxRow> rows(Envelope.Builder what) {
        return rows(bookkeeping, what, NOON);
    }

    private List<OutboxRow> rows(Bookkeeping bookkeeping, Envelope.Builder what, long time) {
        long at = offset++;
        Envelope envelope = what.setOrigin(Origins.derived(TOPIC, 3, at, 0)).setTime(time).build();
        var record = new InputRecord(new InputPartition(new UUID(7, 7), 3), at, null, null);
        var outbox = new Outbox(record, time);
        ArchiveContext.bean(TransactionTemplate.class).executeWithoutResult(_ -> {
            var entries = bookkeeping.begin();
            entries.enter(record, envelope, outbox);
            entries.complete();
        });
        return outbox.rows();
    }

    static @Nullable ArchiveReply reply(byte[] value) {
        try {
            return Envelope.parseFrom(value).getArchiveReply();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Message message(String peer, String body) {
        var element = Element.named("jabber:client", "body").text(body).build();
        return new Message(Jid.parse(peer), null, null, Message.Type.CHAT, null, Payload.of(element));
    }
}
