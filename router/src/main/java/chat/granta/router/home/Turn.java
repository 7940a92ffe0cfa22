package chat.granta.router.home;

import chat.granta.bus.HomePartition;
import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.Topics;
import chat.granta.bus.UniqueId;
import chat.granta.bus.wire.BindAnswered;
import chat.granta.bus.wire.Delivery;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.bus.wire.Place;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.bus.wire.SessionEnded;
import chat.granta.bus.wire.Target;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final Map<Jid, Optional<Policy>> changedPolicies = new LinkedHashMap<>(0);
    private final Map<Jid, Optional<Waiting>> changedWaiting = new LinkedHashMap<>(0);
    private final Map<Jid, Optional<Waiting>> changedFlushes = new LinkedHashMap<>(0);
    private final Outputs outputs = new Outputs();
    private int messages;
    private final List<SessionAddress> ended = new ArrayList<>(0);

    /** @param place of the record */
    public Turn(HomeSettings settings, HomeStores stores, Instant time, Supplier<Place.Builder> place) {
        this.settings = settings;
        this.stores = stores;
        this.time = time;
        this.place = place;
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
        Place.Builder here = place.get();
        return UniqueId.of(here.getTopicId(), here.getPartition(), here.getOffset());
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
        Optional<Policy> pending = changedPolicies.get(bareJid);
        Policy known = pending == null ? stores.policies().get(bareJid) : pending.orElse(null);
        return known == null ? Policy.none(bareJid) : known;
    }

    public void change(Policy policy) {
        changedPolicies.put(policy.account(), Optional.of(policy));
    }

    public void forgetPolicy(Jid bareJid) {
        changedPolicies.put(bareJid, Optional.empty());
    }

    /** What waits for a user's policy, or null when nothing does. */
    public @Nullable Waiting waiting(Jid bareJid) {
        Optional<Waiting> pending = changedWaiting.get(bareJid);
        return pending == null ? stores.waiting().get(bareJid) : pending.orElse(null);
    }

    /** Keeps what waits for a user's policy; null when nothing does any more. */
    public void await(Jid bareJid, @Nullable Waiting waiting) {
        changedWaiting.put(bareJid, Optional.ofNullable(waiting));
    }

    /** What waits for the end of a user's offline messages, or null while none are awaited. */
    public @Nullable Waiting flush(Jid bareJid) {
        Optional<Waiting> pending = changedFlushes.get(bareJid);
        return pending == null ? stores.flushes().get(bareJid) : pending.orElse(null);
    }

    /** Keeps what waits for the end of a user's offline messages; null when they have ended. */
    public void flush(Jid bareJid, @Nullable Waiting waiting) {
        changedFlushes.put(bareJid, Optional.ofNullable(waiting));
    }

    /** Visits all users of this home partition whose offline messages are awaited, as they were before this turn. */
    public void forEachFlush(BiConsumer<Jid, Waiting> visitor) {
        stores.flushes().forEach(visitor);
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
        deliver(stanza, sessions, false);
    }

    /** Sends a stanza to connections, each copy addressed to its full JID. */
    public void deliverToEach(Stanza stanza, Collection<Session> sessions) {
        deliver(stanza, sessions, true);
    }

    private void deliver(Stanza stanza, Collection<Session> sessions, boolean addressEach) {
        Map<Integer, Delivery.Builder> byPartition = new TreeMap<>();
        for (Session session : sessions) {
            byPartition.computeIfAbsent(session.address().partition(),
                    _ -> Delivery.newBuilder().setStanza(StanzaCodec.toWire(stanza)))
                    .addTargets(Target.newBuilder().setSession(session.address().toWire())
                            .setTo(addressEach ? session.jid().toString() : ""));
        }
        byPartition.forEach((partition, delivery) -> output(Topics.DELIVERY, partition,
                Objects.toString(stanza.to(), ""), Envelope.newBuilder().setDelivery(delivery)));
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

    /** Tells a connection that it has been given its resource. */
    public void grantBinding(Session session) {
        output(Topics.DELIVERY, session.address().partition(), session.jid().toString(), Envelope.newBuilder()
                .setBindAnswered(BindAnswered.newBuilder().setSession(session.address().toWire())
                        .setJid(session.jid().toString()).setServer(settings.server())));
    }

    /** Tells a connection that it gets no resource, with the stanza error condition of RFC 6120 section 7.6.2. */
    public void refuseBinding(SessionAddress address, Jid account, String condition) {
        ended.add(address);
        output(Topics.DELIVERY, address.partition(), account.toString(), Envelope.newBuilder()
                .setBindAnswered(BindAnswered.newBuilder().setSession(address.toWire()).setError(condition)));
    }

    /** Tells a connection that its session is over, with the stream error condition of RFC 6120 section 4.9.3. */
    public void endSession(Session session, String streamError, String text) {
        ended.add(session.address());
        output(Topics.DELIVERY, session.address().partition(), session.jid().toString(), Envelope.newBuilder()
                .setSessionEnded(SessionEnded.newBuilder().setSession(session.address().toWire())
                        .setStreamError(streamError).setText(text)));
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
        changedPolicies.forEach((jid, policy) -> policy.ifPresentOrElse(stores.policies()::put,
                () -> stores.policies().remove(jid)));
        changedWaiting.forEach((jid, waiting) -> waiting.ifPresentOrElse(kept -> stores.waiting().put(jid, kept),
                () -> stores.waiting().remove(jid)));
        changedFlushes.forEach((jid, waiting) -> waiting.ifPresentOrElse(kept -> stores.flushes().put(jid, kept),
                () -> stores.flushes().remove(jid)));
    }

    /** The sessions of which nothing more is accepted. */
    public List<SessionAddress> endedSessions() {
        return ended;
    }

    /** The home partition of an address that is served here. */
    private int homeOf(String bareJid) {
        return HomePartition.of(bareJid, settings.homePartitions());
    }

    private void output(String topic, int partition, String key, Envelope.Builder envelope) {
        outputs.add(new Output(topic, partition, key, envelope));
    }
}
