package chat.granta.homes;

import chat.granta.bus.HomePartition;
import chat.granta.bus.Lane;
import chat.granta.bus.Lane.Position;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.Topics;
import chat.granta.bus.UniqueIds;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.bus.wire.Place;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One record's turn at its home. Features read stores here and leave their decisions, none of which takes effect before the
 * turn has ended. A turn knows neither clock nor chance: {@link #time} is the record's, and {@link #uniqueId} derives from its
 * place in the log, so that a replayed record decides the same.
 *
 * <p>What a record says to its own home is handled in the same turn, see {@link PartitionOwner}.
 */
public final class HomeTurn {
    private final HomeKind<?> kind;
    private final TurnStores stores;
    private final Instant recordTime;
    /** Of what has its turn now: the record, or what has waited and has its turn as part of it. */
    private Instant time;
    private final Place.Builder place;
    private final UniqueIds ids;
    private final TurnOutputs outputs;
    private final List<InnerRecord> said = new ArrayList<>(2);
    private final Map<String, Instant> reminders = new TreeMap<>();
    private int messages;
    private int current;
    private int depth;
    private int saidMark;
    private int outputsMark;
    /** Outputs from here on are undone together. */
    private int undoneFrom;
    private final List<FailedPart> failedParts = new ArrayList<>();

    /** How far the turn was. */
    private record Savepoint(int said, int outputs, TurnStores.Savepoint stores) {}

    /** A record that has waited, and on which the logic has failed when it had its turn. */
    record FailedPart(Envelope record, Throwable reason) {}

    /** @param place of the record; only its number is ever changed */
    HomeTurn(HomeKind<?> kind, OpenStores stores, Instant time, Place.Builder place) {
        this.kind = kind;
        this.stores = new TurnStores(stores);
        this.recordTime = time;
        this.time = time;
        this.place = place;
        this.ids = new UniqueIds(place.getTopicId(), place.getPartition(), place.getOffset());
        this.outputs = new TurnOutputs(kind.batchTopics());
    }

    /** When what caused this record happened, or what has waited and has its turn as part of it. */
    public Instant time() {
        return time;
    }

    /** An id that no other body of any record has; the same at every replay. */
    public String uniqueId() {
        return ids.of(current);
    }

    /** An id that no other message has: that of the message with this number, from {@link #nextMessage}. */
    public String messageId(int number) {
        return ids.of(number);
    }

    /** Where this record stands in the log; the caller may change what it gets. */
    public Place.Builder place() {
        return place.clone();
    }

    /** The number of the next message that has its turn with this record. */
    public int nextMessage() {
        return messages++;
    }

    /** One of the service's stores, as changed by this turn so far. */
    public <K, V> TurnStore<K, V> store(HomeStore<K, V> store) {
        return stores.of(store);
    }

    /** The replay rule's positions, this record's among them, and whatever else the service counts by lanes. */
    public TurnStore<Lane, Position> positions() {
        return stores.positions();
    }

    /** Where to tell what has happened at this home. */
    public Trail trail() {
        return new Trail(kind.reported(), event -> outputs.add(new HomeOutput(Topics.TRAIL, place.getPartition(), "",
                Envelope.newBuilder().setTime(time.toEpochMilli()).setTrailEvent(event))));
    }

    /** The home of an address, in this and in every other topic that is partitioned by bare JID. */
    public int homeOf(Jid bareJid) {
        return HomePartition.of(bareJid.toString(), kind.partitions());
    }

    /**
     * Sends a stanza to its addressees' homes, in a topic that is partitioned by bare JID: one record for each home, however many addressees it has.
     *
     * @param partitions of the topic
     */
    public void sendHome(String topic, int partitions, Stanza stanza, Collection<Jid> addressees) {
        sendHome(topic, stanza, HomeAddressees.of(addressees, partitions));
    }

    /** The same, for addressees whose homes are known. */
    public void sendHome(String topic, Stanza stanza, HomeAddressees addressees) {
        if (addressees.homes().isEmpty()) {
            return;
        }
        var wire = StanzaCodec.toWire(stanza);
        for (HomeAddressees.AtHome there : addressees.homes()) {
            output(topic, there.partition(), there.key(),
                    Envelope.newBuilder().setInbound(there.to().toBuilder().setStanza(wire)));
        }
    }

    /** Sends a stanza to addressees on other servers, in a topic that is partitioned by domain: one record for each domain. */
    public void sendRemote(String topic, Stanza stanza, Collection<Jid> addressees) {
        var wire = StanzaCodec.toWire(stanza);
        Map<String, Inbound.Builder> byDomain = new TreeMap<>();
        for (Jid addressee : addressees) {
            byDomain.computeIfAbsent(addressee.domain(), _ -> Inbound.newBuilder().setStanza(wire))
                    .addTo(addressee.toString());
        }
        byDomain.forEach((domain, inbound) -> output(topic, homeOf(Jid.trusted(domain)), domain,
                Envelope.newBuilder().setInbound(inbound)));
    }

    /**
     * Writes a record. What goes to this very home is handled in this turn instead, after all that was said to it before.
     *
     * @param key for people and for compaction; the partition does not depend on it
     * @param envelope without origin and time, which are this turn's; the time is set here
     */
    public void output(String topic, int partition, String key, Envelope.Builder envelope) {
        envelope.setTime(time.toEpochMilli());
        if (partition == place.getPartition() && topic.equals(kind.topic())) {
            said.add(new InnerRecord(envelope.build(), key, depth + 1));
        } else {
            outputs.add(new HomeOutput(topic, partition, key, envelope));
        }
    }

    /**
     * Has a tick come at a time that names the key, or soon after. It may fail to come when the home gets a new owner: what must
     * happen in any case, happens at the ticks that come to every home.
     */
    public void remind(String key, Instant when) {
        reminders.put(key, when);
    }

    /** What this turn wants to be reminded of. One of a body that was undone does no harm. */
    Map<String, Instant> reminders() {
        return reminders;
    }

    /**
     * Whether nothing has been written to a partition since this was, by what would be undone together with it: then more can be added to
     * it, as it would be written next.
     */
    public boolean isLast(String topic, int partition, Envelope.Builder envelope) {
        return outputs.isLast(topic, partition, envelope, undoneFrom);
    }

    /** What this turn has said to its own home, in order, handled or not. */
    List<InnerRecord> said() {
        return said;
    }

    /** A body is handled from here on, the turn's {@code number}-th; {@link #undo} undoes what it does. */
    void begin(InnerRecord body, int number) {
        current = number;
        time = timeOf(body.envelope(), recordTime);
        depth = body.depth();
        stores.mark();
        saidMark = said.size();
        outputsMark = outputs.size();
        undoneFrom = outputsMark;
    }

    private static Instant timeOf(Envelope body, Instant otherwise) {
        return body.getTime() == 0 ? otherwise : Instant.ofEpochMilli(body.getTime());
    }

    private Savepoint savepoint() {
        return new Savepoint(said.size(), outputs.size(), stores.savepoint());
    }

    /**
     * Does something within a body, that of a record which has waited: when that fails, what it has decided is thrown away, and the rest of
     * the body stands.
     *
     * @param record whose time is the turn's meanwhile, where it has one
     * @param whenFailed then says what is to be said about it
     */
    public void attempt(Envelope record, Runnable what, Runnable whenFailed) {
        Savepoint before = savepoint();
        int outerUndoneFrom = undoneFrom;
        Instant outerTime = time;
        undoneFrom = before.outputs();
        time = timeOf(record, outerTime);
        try {
            what.run();
        } catch (RuntimeException | StackOverflowError e) {
            undo(before);
            failedParts.add(new FailedPart(record, e));
            try {
                whenFailed.run();
            } catch (RuntimeException | StackOverflowError _) {
                // A record too broken even to be answered is parked all the same.
                undo(before);
            }
        } finally {
            undoneFrom = outerUndoneFrom;
            time = outerTime;
        }
    }

    /** The records on which the logic has failed within the body that was handled last. */
    List<FailedPart> takeFailedParts() {
        List<FailedPart> all = List.copyOf(failedParts);
        failedParts.clear();
        return all;
    }

    /** Throws away what has been decided since the last {@link #begin}; numbers that were given to messages stay given. */
    void undo() {
        undo(new Savepoint(saidMark, outputsMark, stores.atMark()));
    }

    private void undo(Savepoint before) {
        said.subList(before.said(), said.size()).clear();
        outputs.undo(before.outputs());
        stores.undo(before.stores());
    }

    /** What to write, in order; records for one partition are one. */
    List<HomeOutput> outputs() {
        return outputs.packed();
    }

    /** Keeps what this turn has changed. */
    void commit() {
        stores.commit();
    }
}
