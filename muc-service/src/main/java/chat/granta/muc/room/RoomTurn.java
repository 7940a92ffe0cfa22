package chat.granta.muc.room;

import chat.granta.bus.HomePartition;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.TopicMaker;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.bus.wire.RoomAdministered;
import chat.granta.homes.HomeStore;
import chat.granta.homes.HomeTurn;
import chat.granta.homes.Trail;
import chat.granta.homes.TurnStore;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One record's turn at a home of rooms: a {@link HomeTurn} with rooms, their occupants and their history. */
public final class RoomTurn {
    private final RoomSettings settings;
    private final HomeTurn home;
    /** Rooms that are known not to exist, since this turn's record says so. */
    private final Map<Jid, CreationPermit> absent = new HashMap<>();
    private final RoomChanges changes;

    /** @param reactions to what the turn has made of a room, in their order */
    public RoomTurn(RoomSettings settings, HomeTurn home, List<RoomChange.Reaction> reactions) {
        this.settings = settings;
        this.home = home;
        this.changes = new RoomChanges(reactions);
    }

    public RoomSettings settings() {
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

    /** The number of the next message that has its turn with this record. */
    public int nextMessage() {
        return home.nextMessage();
    }

    /** The id of the message with that number. */
    public String messageId(int number) {
        return home.messageId(number);
    }

    /** A room of this home, as changed by this turn so far; null when it is not here. */
    public @Nullable Room room(Jid jid) {
        return home.store(RoomStores.ROOMS).get(jid);
    }

    /** Whether it is known what there is of a room: all of it is here, or there is no such room. */
    public boolean isLoaded(Jid jid) {
        return room(jid) != null || absent.containsKey(jid);
    }

    /**
     * What the database keeps of a room is here now; nothing has changed by that.
     *
     * @param used when somebody last wanted something of it
     */
    public void loaded(Room room, Instant used) {
        home.store(RoomStores.ROOMS).put(room.jid(), room);
        change(room.jid(), activity(room.jid()).used(used));
    }

    /** There is no such room. */
    public void loadedNothing(Jid jid, CreationPermit permit) {
        absent.put(jid, permit);
    }

    /** Who may make a room that is known not to exist. */
    public CreationPermit permit(Jid room) {
        return absent.getOrDefault(room, CreationPermit.NOBODY_ASKED);
    }

    public void change(Room room) {
        put(room.jid(), room);
    }

    /** A room exists no longer; nobody may be in it. That is told at once, as a new room of that name is another one. */
    public void remove(Jid jid) {
        changes.tell(jid, this);
        put(jid, null);
        absent.put(jid, CreationPermit.NOBODY_ASKED);
        forget(jid);
        changes.tell(jid, this);
    }

    private void put(Jid jid, @Nullable Room after) {
        Room before = room(jid);
        changes.add(jid, before, after);
        if (after != null && before == null) {
            change(jid, activity(jid).used(time()));
        }
        home.store(RoomStores.ROOMS).put(jid, after);
    }

    /** A room is not here any more; what is kept of it elsewhere can be loaded again. */
    public void forget(Jid jid) {
        home.store(RoomStores.ROOMS).put(jid, null);
        home.store(RoomStores.OCCUPANTS).put(jid, null);
        history(jid).forget(_ -> true);
        home.store(RoomStores.ACTIVITY).put(jid, null);
    }

    /** A body of the record has its turn; what one before it has done to rooms, and failed, is no change. */
    public void begin() {
        changes.forget();
    }

    /** Tells whoever reacts to it what has become of rooms since {@link #begin}. */
    public void tellChanges() {
        changes.tell(this);
    }

    public Occupants occupants(Jid room) {
        Occupants known = home.store(RoomStores.OCCUPANTS).get(room);
        return known == null ? Occupants.NOBODY : known;
    }

    public void change(Jid room, Occupants occupants) {
        home.store(RoomStores.OCCUPANTS).put(room, occupants);
    }

    public RoomActivity activity(Jid room) {
        RoomActivity known = home.store(RoomStores.ACTIVITY).get(room);
        return known == null ? RoomActivity.NONE : known;
    }

    public void change(Jid room, RoomActivity activity) {
        home.store(RoomStores.ACTIVITY).put(room, activity);
    }

    /** Visits the activity of all rooms of this home. */
    public void forEachActivity(BiConsumer<Jid, RoomActivity> visitor) {
        home.store(RoomStores.ACTIVITY).forEach(visitor);
    }

    /** What a room remembers of what was said in it. */
    public RoomHistory history(Jid room) {
        return new RoomHistory(this, room, home.store(RoomStores.HISTORY));
    }

    /** A record that has waited has its turn as part of this one: when it fails, it fails alone. */
    public void attempt(Envelope waited, RecordHandler handler) {
        home.attempt(waited, () -> handler.handle(this, waited), () -> handler.failed(this, waited));
    }

    /** A store of a feature's own, as changed by this turn so far; it must be listed in {@code MucFeatures}. */
    public <K, V> TurnStore<K, V> store(HomeStore<K, V> store) {
        return home.store(store);
    }

    /** Sends a stanza to its addressee. */
    public void send(Stanza stanza) {
        send(stanza, List.of(Objects.requireNonNull(stanza.to(), "stanza without addressee")));
    }

    /** Sends many stanzas to one user, in their order. */
    public void send(List<? extends Stanza> stanzas, Jid addressee) {
        Audience audience = Audience.of(List.of(addressee), settings);
        stanzas.forEach(stanza -> send(stanza, audience));
    }

    /** Sends a stanza to many users: one record for each of their home partitions, and one for each of their other servers. */
    public void send(Stanza stanza, Collection<Jid> addressees) {
        send(stanza, Audience.of(addressees, settings));
    }

    /** The same, for all who are in a room. */
    public void send(Stanza stanza, Occupants occupants) {
        send(stanza, occupants.audience(settings));
    }

    private void send(Stanza stanza, Audience audience) {
        home.sendHome(Topics.USER, stanza, audience.users());
        audience.ofRooms().forEach(to -> tellHome(to.bare(), Envelope.newBuilder().setInbound(
                Inbound.newBuilder().setStanza(StanzaCodec.toWire(stanza)).addTo(to.toString()))));
        home.sendHome(Topics.COMPONENT, stanza, audience.ofComponents());
        if (settings.federates() && !audience.ofServers().isEmpty()) {
            home.sendRemote(Topics.REMOTE, stanza, audience.ofServers());
        }
    }

    /** Has a tick come at a time that names the key, or soon after; it may fail to come when the home gets a new owner. */
    public void remind(String key, Instant when) {
        home.remind(key, when);
    }

    /** Whether this is the room service, or a room: what they say to each other nobody else can say. */
    public boolean isOwn(Jid jid) {
        return jid.domain().equals(settings.domain());
    }

    /** Tells a room's store something, in the order in which it is told. */
    public void tellStore(Jid room, Envelope.Builder what) {
        home.output(Topics.ROOM_STORE, home.homeOf(room), room.toString(), what);
    }

    /** Tells the store of all rooms of this home something about somebody, in the same order. */
    public void tellOwnStore(String whom, Envelope.Builder what) {
        home.output(Topics.ROOM_STORE, home.place().getPartition(), whom, what);
    }

    /** Tells archive-service something about a room's archive. */
    public void tellArchive(Jid room, Envelope.Builder what) {
        home.output(Topics.ARCHIVE, home.homeOf(room), room.toString(), what);
    }

    /** Where to tell what has happened. */
    public Trail trail() {
        return home.trail();
    }

    /** Has an operator's act kept where auditors find it. */
    public void audit(RoomAdministered act) {
        home.output(Topics.AUDIT, HomePartition.of(act.getOperator(), TopicMaker.AUDIT_PARTITIONS), act.getOperator(),
                Envelope.newBuilder().setRoomAdministered(act));
    }

    /** Tells the home of another room, or of the room service, something. */
    public void tellHome(Jid other, Envelope.Builder what) {
        home.output(Topics.ROOM, home.homeOf(other), other.toString(), what);
    }
}
