package chat.granta.router.home;

import chat.granta.bus.HomePartition;
import chat.granta.bus.Lane.Position;
import chat.granta.bus.Lane;
import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.bus.wire.Place;
import chat.granta.homes.HomeStore;
import chat.granta.homes.HomeTurn;
import chat.granta.homes.Trail;
import chat.granta.homes.RecordLogic;
import chat.granta.homes.TurnStore;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Stanza;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One record's turn at a user's home: a {@link HomeTurn} with users, policies, sessions, and the features that react. */
public final class Turn {
    private final HomeSettings settings;
    private final Destinations destinations;
    private final HomeTurn home;
    private final RecordLogic<Turn> logic;
    private final Reactions reactions;
    private int requests;
    private final Deliveries deliveries;
    private final PayloadFinding finding = new PayloadFinding();

    /**
     * @param destinations of what is sent
     * @param logic that gives this record its turn
     * @param reactions to what the turn makes happen
     */
    public Turn(HomeSettings settings, Destinations destinations, HomeTurn home, RecordLogic<Turn> logic,
            Reactions reactions) {
        this.settings = settings;
        this.destinations = destinations;
        this.home = home;
        this.logic = logic;
        this.reactions = reactions;
        this.deliveries = new Deliveries(home);
    }

    public HomeSettings settings() {
        return settings;
    }

    /** When what caused this record happened. */
    public Instant time() {
        return home.time();
    }

    /** An id that nothing else has which has its turn with any record; the same at every replay. */
    public String uniqueId() {
        return home.uniqueId();
    }

    /** Where this record stands in the log. */
    public Place.Builder place() {
        return home.place();
    }

    /** The id of the message with that number. */
    String messageId(int number) {
        return home.messageId(number);
    }

    /** The number of the next message that has its turn with this record. */
    int nextMessage() {
        return home.nextMessage();
    }

    /** The next request that a sender's stanzas wait for, when the first of those it has open was asked then. */
    public OpenRequest nextRequest(Instant since) {
        return new OpenRequest(home.place().getOffset(), requests++, since);
    }

    /** A user of this home, as changed by this turn so far. */
    public User user(Jid bareJid) {
        User known = home.store(HomeStores.USERS).get(bareJid);
        return known == null ? User.unseen(bareJid) : known;
    }

    /** Visits all users of this home partition. */
    public void forEachUser(Consumer<User> visitor) {
        home.store(HomeStores.USERS).forEach((_, user) -> visitor.accept(user));
    }

    public void change(User user) {
        home.store(HomeStores.USERS).put(user.jid(), user);
    }

    /** A user's policy, as changed by this turn so far; one that lets everybody through when none is here. */
    public Policy policy(Jid bareJid) {
        Policy known = home.store(HomeStores.POLICIES).get(bareJid);
        return known == null ? Policy.none(bareJid) : known;
    }

    public void change(Policy policy) {
        home.store(HomeStores.POLICIES).put(policy.account(), policy);
    }

    public void forgetPolicy(Jid bareJid) {
        home.store(HomeStores.POLICIES).put(bareJid, null);
    }

    /** A store of a feature's own, as changed by this turn so far; it must be listed in {@code RouterFeatures}. */
    public <K, V> TurnStore<K, V> store(HomeStore<K, V> store) {
        return home.store(store);
    }

    /** The sequence number of the last record that was accepted of a session at that connection, this one included. */
    public long received(SessionAddress session) {
        Position last = home.positions().get(Lane.session(session));
        return last == null ? 0 : last.minor();
    }

    /** How many stanzas have been delivered to a managed session (XEP-0198), this turn's included. */
    public long delivered(SessionAddress session) {
        return deliveries.count(session);
    }

    /** Whether an address is served by this installation's homes. */
    public boolean isLocalUser(Jid jid) {
        return jid.local() != null && jid.domain().equals(settings.domain());
    }

    /** Whether an address belongs to a service of this installation, such as that of rooms. */
    public boolean isOfService(Jid jid) {
        Destination destination = destinations.of(jid.domain());
        return destination != null && destination.takesDomain();
    }

    /** Sends a stanza to the home of its addressee, a user or a room, or to the addressee's server. */
    public void sendHome(Stanza stanza) {
        sendHome(stanza, List.of(Objects.requireNonNull(stanza.to(), "stanza without addressee")));
    }

    /** Sends a stanza to many addressees: one record for each home partition and each remote domain, however many it has. */
    public void sendHome(Stanza stanza, Collection<Jid> addressees) {
        Map<Destination, List<Jid>> byDestination = new LinkedHashMap<>();
        List<Jid> elsewhere = new ArrayList<>();
        for (Jid addressee : addressees) {
            Destination destination = destinations.of(addressee.domain());
            if (destination == null) {
                elsewhere.add(addressee);
            } else if (destination.takes(addressee)) {
                byDestination.computeIfAbsent(destination, _ -> new ArrayList<>()).add(addressee);
            }
        }
        byDestination.forEach((destination, there) -> home.sendHome(destination.topic(), destination.partitions(),
                stanza, there));
        sendRemote(stanza, elsewhere);
    }

    /** RFC 6120 section 10.4: sends a stanza to addressees on other servers; to nobody when this one does not federate. */
    public void sendRemote(Stanza stanza, Collection<Jid> addressees) {
        if (settings.federates()) {
            home.sendRemote(Topics.REMOTE, stanza, addressees);
        }
    }

    /** What is found in a payload. It is looked for once while the same is asked about the same payload. */
    public <T> T found(Payload payload, Function<Payload, T> what) {
        return finding.of(payload, what);
    }

    /** Sends a stanza to connections, as it is addressed; what many get one after another is one record for each gateway. */
    public void deliver(Stanza stanza, Collection<Session> sessions) {
        deliveries.deliver(stanza, sessions);
    }

    /**
     * Sends connections a message that comes back if it does not reach the client.
     *
     * @param itsPlace in the log
     * @param isCopied whether other sessions of the account have got it, too
     */
    public void deliver(Message message, Collection<Session> sessions, Place itsPlace, boolean isCopied) {
        deliveries.deliver(message, sessions, itsPlace, isCopied);
    }

    /** Sends a stanza to connections, each copy addressed to its full JID. */
    public void deliverToEach(Stanza stanza, Collection<Session> sessions) {
        deliveries.deliverToEach(stanza, sessions);
    }

    /** Tells a service something about an account of this home, in a topic that is partitioned as homes are. */
    public void tellService(String topic, Jid account, Envelope.Builder what) {
        home.output(topic, home.homeOf(account), account.toString(), what);
    }

    /** Tells one partition of a service's topic something about an account of this home. */
    public void tellPartition(String topic, int partition, Jid account, Envelope.Builder what) {
        home.output(topic, partition, account.toString(), what);
    }

    /** Tells something about accounts of any home: one record for those of each home, in a topic that is partitioned as homes are. */
    public void tellOfAccounts(String topic, Collection<Jid> accounts, Function<List<Jid>, Envelope.Builder> what) {
        Map<Integer, List<Jid>> byHome = new TreeMap<>();
        accounts.forEach(account -> byHome.computeIfAbsent(home.homeOf(account), _ -> new ArrayList<>()).add(account));
        byHome.forEach((partition, some) -> home.output(topic, partition, some.getFirst().toString(),
                what.apply(some)));
    }

    /** Sends a user's stanza to its addressee in a topic that is partitioned by bare JID. */
    public void send(String topic, int partitions, Stanza stanza) {
        String bare = Objects.requireNonNull(stanza.to(), "stanza without addressee").bare().toString();
        Jid sender = Objects.requireNonNull(stanza.from(), "stanza without sender");
        home.output(topic, HomePartition.of(bare, partitions), bare,
                Envelope.newBuilder().setInbound(Inbound.newBuilder().setStanza(StanzaCodec.toWire(stanza))
                        .setPredecessors(user(sender.bare()).predecessors())));
    }

    /** Where to tell what has happened. */
    public Trail trail() {
        return home.trail();
    }

    /** Something has happened at this home; the features that react to it do so now. */
    public void happened(Object event) {
        reactions.to(event, this);
    }

    /** Records of this home that have waited have their turn now, as part of this one; one that fails fails alone. */
    public void takeTurns(List<Envelope> waited) {
        waited.forEach(record -> home.attempt(record, () -> logic.handle(record, this),
                () -> logic.handleFailed(record, this)));
    }

    /**
     * Has {@link chat.granta.router.event.Reminded} happen about a user, soon after a time. It may fail to when the home gets a new
     * owner; what must happen in any case is a {@link MinuteTask}, too.
     */
    public void remind(Jid account, Instant when) {
        home.remind(account.toString(), when);
    }

    /** Tells a connection something. */
    public void tell(SessionAddress connection, Jid whose, Envelope.Builder what) {
        home.output(Topics.DELIVERY, connection.partition(), whose.toString(), what);
    }

    /** How many have been delivered to a session where it goes on; null: it does not. */
    void delivered(SessionAddress session, @Nullable Long count) {
        deliveries.count(session, count);
    }

    /** All has come back of a session. What still comes of that is told from what is new by other means. */
    public void forgetHandover(SessionAddress session) {
        home.positions().put(Lane.handover(session), null);
    }

    /** Forgets a session that has ended, or goes on at another connection: what still comes of it is refused as a gap. */
    public void forgetSession(SessionAddress address) {
        home.positions().put(Lane.session(address), null);
    }
}
