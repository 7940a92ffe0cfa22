package chat.granta.homes;

import chat.granta.bus.HomePartition;
import chat.granta.bus.Lane;
import chat.granta.bus.Lane.Position;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.UniqueId;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.bus.wire.Place;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import java.time.Instant;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One record's turn at its home. Features read stores here and leave their decisions; nothing takes effect before the turn
 * has ended well, and then all of it does. A turn knows neither clock nor chance: {@link #time} is the record's, and
 * {@link #uniqueId} derives from its place in the log, so that a replayed record decides the same.
 */
public final class HomeTurn {
    private final int homes;
    private final OpenStores stores;
    private final Instant time;
    private final Place.Builder place;
    private final TurnStore<Lane, Position> positions;
    private final Map<HomeStore<?, ?>, TurnStore<?, ?>> views = new IdentityHashMap<>(8);
    private final TurnOutputs outputs;
    private int messages;

    HomeTurn(HomeKind<?> kind, OpenStores stores, Instant time, Place.Builder place) {
        this.homes = kind.partitions();
        this.stores = stores;
        this.time = time;
        this.place = place;
        this.positions = new TurnStore<>(stores.positions());
        this.outputs = new TurnOutputs(kind.batchTopics());
    }

    /** When what caused this record happened. */
    public Instant time() {
        return time;
    }

    /** An id that no other record has, the same at every replay. */
    public String uniqueId() {
        return UniqueId.of(place);
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
    @SuppressWarnings("unchecked")
    public <K, V> TurnStore<K, V> store(HomeStore<K, V> store) {
        return (TurnStore<K, V>) views.computeIfAbsent(store, _ -> new TurnStore<>(stores.of(store)));
    }

    /** The replay rule's positions, this record's among them, and whatever else the service counts by lanes. */
    public TurnStore<Lane, Position> positions() {
        return positions;
    }

    /** The home of an address, in this and in every other topic that is partitioned by bare JID. */
    public int homeOf(Jid bareJid) {
        return HomePartition.of(bareJid.toString(), homes);
    }

    /** Sends a stanza to the home of its addressee, in a topic that is partitioned by bare JID. */
    public void sendHome(String topic, Stanza stanza) {
        Jid bare = Objects.requireNonNull(stanza.to(), "stanza without addressee").bare();
        output(topic, homeOf(bare), bare.toString(),
                Envelope.newBuilder().setInbound(Inbound.newBuilder().setStanza(StanzaCodec.toWire(stanza))));
    }

    /** Sends a stanza to many addressees' homes: one record for each home, however many addressees it has. */
    public void sendHome(String topic, Stanza stanza, Collection<Jid> addressees) {
        Map<Integer, Inbound.Builder> byHome = new TreeMap<>();
        for (Jid addressee : addressees) {
            byHome.computeIfAbsent(homeOf(addressee.bare()),
                    _ -> Inbound.newBuilder().setStanza(StanzaCodec.toWire(stanza))).addTo(addressee.toString());
        }
        byHome.forEach((home, inbound) -> output(topic, home, inbound.getTo(0),
                Envelope.newBuilder().setInbound(inbound)));
    }

    /**
     * Writes a record.
     *
     * @param key for people and for compaction; the partition does not depend on it
     * @param envelope without origin and time, which are this turn's
     */
    public void output(String topic, int partition, String key, Envelope.Builder envelope) {
        outputs.add(new HomeOutput(topic, partition, key, envelope));
    }

    /** What to write, in order; records for one partition are one. */
    List<HomeOutput> outputs() {
        return outputs.packed();
    }

    /** Keeps what this turn has changed. */
    void commit() {
        views.values().forEach(TurnStore::commit);
        positions.commit();
    }
}
