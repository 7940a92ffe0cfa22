package chat.granta.router.home;

import chat.granta.bus.HomePartition;
import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.Topics;
import chat.granta.bus.UniqueId;
import chat.granta.bus.wire.BindAnswered;
import chat.granta.bus.wire.Delivery;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.HandOver;
import chat.granta.bus.wire.Inbound;
import chat.granta.bus.wire.ManagementBegun;
import chat.granta.bus.wire.Place;
import chat.granta.bus.wire.PlaceOrBuilder;
import chat.granta.bus.wire.ResumeAnswered;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.bus.wire.SessionEnded;
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
    private final List<SessionAddress> takenBack = new ArrayList<>(0);
    private final Map<SessionAddress, Optional<Long>> changedCounts = new LinkedHashMap<>(0);

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
        return idAt(place.get());
    }

    /** The id of what stands at a place in the log. */
    public static String idAt(PlaceOrBuilder place) {
        String ofRecord = UniqueId.of(place.getTopicId(), place.getPartition(), place.getOffset());
        return place.getNumber() == 0 ? ofRecord : ofRecord + '-' + place.getNumber();
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

    /** The sequence number of the last record that was accepted of a session at that connection, this one included. */
    public long received(SessionAddress session) {
        return stores.counts().received(session);
    }

    /** How many stanzas have been delivered to a managed session, this turn's included. */
    public long delivered(SessionAddress session) {
        Optional<Long> pending = changedCounts.get(session);
        return pending == null ? stores.counts().delivered(session) : pending.orElse(0L);
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
        deliver(Delivery.newBuilder().setStanza(StanzaCodec.toWire(stanza)), stanza, sessions, false);
    }

    /**
     * Sends connections a message that comes back if it does not reach the client.
     *
     * @param itsPlace in the log
     * @param isCopied whether other sessions of the account have got it, too
     */
    public void deliver(Message message, Collection<Session> sessions, Place itsPlace, boolean isCopied) {
        deliver(Delivery.newBuilder().setStanza(StanzaCodec.toWire(message)).setPlace(itsPlace).setCopied(isCopied),
                message, sessions, false);
    }

    /** Sends a stanza to connections, each copy addressed to its full JID. */
    public void deliverToEach(Stanza stanza, Collection<Session> sessions) {
        deliver(Delivery.newBuilder().setStanza(StanzaCodec.toWire(stanza)), stanza, sessions, true);
    }

    private void deliver(Delivery.Builder what, Stanza stanza, Collection<Session> sessions, boolean addressEach) {
        Map<Integer, Delivery.Builder> byPartition = new TreeMap<>();
        for (Session session : sessions) {
            byPartition.computeIfAbsent(session.address().partition(), _ -> what.clone())
                    .addTargets(Target.newBuilder().setSession(session.address().toWire())
                            .setTo(addressEach ? session.jid().toString() : "")
                            .setNumber(session.isManaged() ? nextDelivery(session.address()) : 0));
        }
        byPartition.forEach((partition, delivery) -> output(Topics.DELIVERY, partition,
                Objects.toString(stanza.to(), ""), Envelope.newBuilder().setDelivery(delivery)));
    }

    private long nextDelivery(SessionAddress session) {
        long number = delivered(session) + 1;
        changedCounts.put(session, Optional.of(number));
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

    /** Tells a connection that what it is sent from here on is counted (XEP-0198 section 3). */
    public void beginManagement(Session session) {
        output(Topics.DELIVERY, session.address().partition(), session.jid().toString(), Envelope.newBuilder()
                .setManagementBegun(ManagementBegun.newBuilder().setSession(session.address().toWire())));
    }

    /** Tells a connection that the session it has asked for goes on there or, with a condition, that it does not. */
    public void answerResumption(SessionAddress address, ResumeAnswered.Builder answer) {
        output(Topics.DELIVERY, address.partition(), answer.getJid(), Envelope.newBuilder()
                .setResumeAnswered(answer.setSession(address.toWire())));
    }

    /**
     * Moves a managed session to another connection: whoever keeps what the old one has not acknowledged hands it over there.
     *
     * @param acknowledged how much the client says it has
     */
    public void moveSession(Session old, Session now, long acknowledged) {
        long delivered = delivered(old.address());
        changedCounts.put(now.address(), Optional.of(delivered));
        handOver(old, acknowledged, HandOver.newBuilder().setTo(now.address().toWire()));
        change(user(old.jid().bare()).with(now));
    }

    /**
     * Has what a managed session's client never got come back.
     *
     * @param session that has ended
     * @param acknowledged how much its client has, as far as is known
     */
    public void takeBack(Session session, long acknowledged) {
        if (delivered(session.address()) > acknowledged) {
            change(user(session.jid().bare()).leaving(session.address()));
        }
        handOver(session, acknowledged, HandOver.newBuilder());
    }

    private void handOver(Session session, long acknowledged, HandOver.Builder where) {
        output(Topics.DELIVERY, session.address().partition(), session.jid().toString(), Envelope.newBuilder()
                .setHandOver(where.setSession(session.address().toWire()).setJid(session.jid().toString())
                        .setAcknowledged(acknowledged).setDelivered(delivered(session.address()))));
        changedCounts.put(session.address(), Optional.empty());
        ended.add(session.address());
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
        changedPolicies.forEach((jid, policy) -> policy.ifPresentOrElse(stores.policies()::put,
                () -> stores.policies().remove(jid)));
        changedWaiting.forEach((jid, waiting) -> waiting.ifPresentOrElse(kept -> stores.waiting().put(jid, kept),
                () -> stores.waiting().remove(jid)));
        changedFlushes.forEach((jid, waiting) -> waiting.ifPresentOrElse(kept -> stores.flushes().put(jid, kept),
                () -> stores.flushes().remove(jid)));
        changedCounts.forEach((session, count) -> count.ifPresentOrElse(
                known -> stores.counts().delivered(session, known), () -> stores.counts().forget(session)));
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
