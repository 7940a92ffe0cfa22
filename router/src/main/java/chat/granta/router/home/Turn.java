package chat.granta.router.home;

import chat.granta.bus.HomePartition;
import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.Topics;
import chat.granta.bus.UniqueId;
import chat.granta.bus.wire.Delivery;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.bus.wire.Place;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.bus.wire.Target;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Stanza;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One record's turn at its home. Features read users here and leave their decisions; nothing takes effect before the turn
 * has ended well, and then all of it does. A turn knows neither clock nor chance: {@link #time} is the record's, and
 * {@link #uniqueId} derives from its place in the log, so that a replayed record decides the same.
 */
public final class Turn {
    private final HomeSettings settings;
    private final HomeStores stores;
    private final Instant time;
    private final Supplier<Place.Builder> place;
    private final Map<Jid, User> changed = new LinkedHashMap<>();
    private final Pending<Jid, Policy> policies;
    private final Pending<Jid, Waiting> waiting;
    private final Pending<Jid, Waiting> flushes;
    private final Pending<SessionAddress, Long> delivered;
    private final Outputs outputs = new Outputs();
    private int messages;
    private final List<SessionAddress> ended = new ArrayList<>(0);
    private final List<SessionAddress> takenBack = new ArrayList<>(0);

    /** @param place of the record */
    public Turn(HomeSettings settings, HomeStores stores, Instant time, Supplier<Place.Builder> place) {
        this.settings = settings;
        this.stores = stores;
        this.time = time;
        this.place = place;
        this.policies = new Pending<>(stores.policies()::get);
        this.waiting = new Pending<>(stores.waiting()::get);
        this.flushes = new Pending<>(stores.flushes()::get);
        this.delivered = new Pending<>(stores.counts()::delivered);
    }

    public HomeSettings settings() {
        return settings;
    }

    /** When what caused this record happened. */
    public Instant time() {
        return time;
    }

    /** An id that no other record has, the same at every replay. */
    public String uniqueId() {
        return UniqueId.of(place.get());
    }

    /** Where this record stands in the log. */
    public Place.Builder place() {
        return place.get();
    }

    /** The number of the next message that has its turn with this record. */
    int nextMessage() {
        return messages++;
    }

    /** A user of this home, as changed by this turn so far. */
    public User user(Jid bareJid) {
        User pending = changed.get(bareJid);
        return pending != null ? pending : stores.users().get(bareJid);
    }

    /** Visits all users of this home partition, as they were before this turn. */
    public void forEachUser(Consumer<User> visitor) {
        stores.users().forEach(visitor);
    }

    public void change(User user) {
        changed.put(user.jid(), user);
    }

    /** A user's policy, as changed by this turn so far; one that lets everybody through when none is here. */
    public Policy policy(Jid bareJid) {
        Policy known = policies.get(bareJid);
        return known == null ? Policy.none(bareJid) : known;
    }

    public void change(Policy policy) {
        policies.put(policy.account(), policy);
    }

    public void forgetPolicy(Jid bareJid) {
        policies.put(bareJid, null);
    }

    /** What waits for a user's policy, or null when nothing does. */
    public @Nullable Waiting waiting(Jid bareJid) {
        return waiting.get(bareJid);
    }

    /** Keeps what waits for a user's policy; null when nothing does any more. */
    public void await(Jid bareJid, @Nullable Waiting records) {
        waiting.put(bareJid, records);
    }

    /** What waits for the end of a user's offline messages, or null while none are awaited. */
    public @Nullable Waiting flush(Jid bareJid) {
        return flushes.get(bareJid);
    }

    /** Keeps what waits for the end of a user's offline messages; null when they have ended. */
    public void flush(Jid bareJid, @Nullable Waiting records) {
        flushes.put(bareJid, records);
    }

    /** Visits all users of this home partition whose offline messages are awaited, as they were before this turn. */
    public void forEachFlush(BiConsumer<Jid, Waiting> visitor) {
        stores.flushes().forEach(visitor);
    }

    /** The sequence number of the last record that was accepted of a session at that connection, this one included. */
    public long received(SessionAddress session) {
        return stores.counts().received(session);
    }

    /** How many stanzas have been delivered to a managed session, this turn's included. */
    public long delivered(SessionAddress session) {
        Long count = delivered.get(session);
        return count == null ? 0 : count;
    }

    /** Whether an address is served by this installation's homes. */
    public boolean isLocalUser(Jid jid) {
        return jid.local() != null && jid.domain().equals(settings.domain());
    }

    /** Sends a stanza to the home of its addressee, which must be a local user. */
    public void sendHome(Stanza stanza) {
        String bare = Objects.requireNonNull(stanza.to(), "stanza without addressee").bare().toString();
        output(Topics.USER, homeOf(bare), bare,
                Envelope.newBuilder().setInbound(Inbound.newBuilder().setStanza(StanzaCodec.toWire(stanza))));
    }

    /** Sends a stanza to many local users' homes: one record for each home partition, however many users it has. */
    public void sendHome(Stanza stanza, Collection<Jid> addressees) {
        Map<Integer, Inbound.Builder> byHome = new TreeMap<>();
        for (Jid addressee : addressees) {
            byHome.computeIfAbsent(homeOf(addressee.bare().toString()),
                    _ -> Inbound.newBuilder().setStanza(StanzaCodec.toWire(stanza))).addTo(addressee.toString());
        }
        byHome.forEach((home, inbound) -> output(Topics.USER, home, inbound.getTo(0),
                Envelope.newBuilder().setInbound(inbound)));
    }

    /** Sends a stanza to connections, as it is addressed. */
    public void deliver(Stanza stanza, Collection<Session> sessions) {
        deliver(() -> Delivery.newBuilder().setStanza(StanzaCodec.toWire(stanza)), stanza, sessions, false);
    }

    /**
     * Sends connections a message that comes back if it does not reach the client.
     *
     * @param itsPlace in the log
     * @param isCopied whether other sessions of the account have got it, too
     */
    public void deliver(Message message, Collection<Session> sessions, Place itsPlace, boolean isCopied) {
        deliver(() -> Delivery.newBuilder().setStanza(StanzaCodec.toWire(message)).setPlace(itsPlace)
                .setCopied(isCopied), message, sessions, false);
    }

    /** Sends a stanza to connections, each copy addressed to its full JID. */
    public void deliverToEach(Stanza stanza, Collection<Session> sessions) {
        deliver(() -> Delivery.newBuilder().setStanza(StanzaCodec.toWire(stanza)), stanza, sessions, true);
    }

    /** @param what made for each partition in which there is somebody to have it */
    private void deliver(Supplier<Delivery.Builder> what, Stanza stanza, Collection<Session> sessions,
            boolean addressEach) {
        Map<Integer, Delivery.Builder> byPartition = new TreeMap<>();
        for (Session session : sessions) {
            byPartition.computeIfAbsent(session.address().partition(), _ -> what.get())
                    .addTargets(Target.newBuilder().setSession(session.address().toWire())
                            .setTo(addressEach ? session.jid().toString() : "")
                            .setNumber(session.isManaged() ? nextDelivery(session.address()) : 0));
        }
        byPartition.forEach((partition, delivery) -> output(Topics.DELIVERY, partition,
                Objects.toString(stanza.to(), ""), Envelope.newBuilder().setDelivery(delivery)));
    }

    private long nextDelivery(SessionAddress session) {
        long number = delivered(session) + 1;
        delivered.put(session, number);
        return number;
    }

    /** Asks roster-service something about an account of this home. */
    public void askRosterService(Jid account, RosterRequest.Builder request) {
        String bare = account.toString();
        output(Topics.ROSTER, homeOf(bare), bare, Envelope.newBuilder().setRosterRequest(request.setAccount(bare)));
    }

    /** Tells archive-service something about an account of this home. */
    public void tellArchive(Jid account, Envelope.Builder what) {
        String bare = account.toString();
        output(Topics.ARCHIVE, homeOf(bare), bare, what);
    }

    /** Tells a connection something. */
    public void tell(SessionAddress connection, Jid whose, Envelope.Builder what) {
        output(Topics.DELIVERY, connection.partition(), whose.toString(), what);
    }

    /** How many have been delivered to a session where it goes on; null: it does not. */
    void delivered(SessionAddress session, @Nullable Long count) {
        delivered.put(session, count);
    }

    /** All has come back of a session. */
    public void forgetHandover(SessionAddress session) {
        takenBack.add(session);
    }

    /** Forgets a session that has ended of itself: what still comes of it is refused. */
    public void forgetSession(SessionAddress address) {
        ended.add(address);
    }

    /** What to write, in order; records for one partition are one. */
    public List<Output> outputs() {
        return outputs.packed();
    }

    /** Keeps what this turn has changed. */
    public void commit() {
        changed.values().forEach(stores.users()::put);
        policies.store((_, policy) -> stores.policies().put(policy), stores.policies()::remove);
        waiting.store(stores.waiting()::put, stores.waiting()::remove);
        flushes.store(stores.flushes()::put, stores.flushes()::remove);
        delivered.store(stores.counts()::delivered, stores.counts()::forget);
    }

    /** The sessions of which nothing more is accepted. */
    public List<SessionAddress> endedSessions() {
        return ended;
    }

    /** The sessions of which all has come back. */
    public List<SessionAddress> takenBack() {
        return takenBack;
    }

    /** The home partition of an address that is served here. */
    private int homeOf(String bareJid) {
        return HomePartition.of(bareJid, settings.homePartitions());
    }

    private void output(String topic, int partition, String key, Envelope.Builder envelope) {
        outputs.add(new Output(topic, partition, key, envelope));
    }
}
