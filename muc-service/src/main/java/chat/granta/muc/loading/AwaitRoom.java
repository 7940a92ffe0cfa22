package chat.granta.muc.loading;

import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RoomRequested;
import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.muc.broadcast.RoomExtension;
import chat.granta.muc.room.RoomActivity;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.room.RoomTurn;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** Nothing is decided about a room before it is known what the database keeps of it: until then stanzas wait, in order. */
public final class AwaitRoom<S extends Stanza> implements Step<RoomStanza<S>> {
    /** Stanzas that wait, by the rooms' bare JIDs. */
    public static final HomeStore<Jid, ?> WAITING = Waiting.STORE;

    static final StanzaError CANNOT_BE_LOADED = StanzaError
            .resourceConstraint("The server cannot look up this room; try again later.");

    /** How exact it need be known when a room was last used. */
    private static final Duration RECENTLY = Duration.ofSeconds(20);

    @Override
    public Outcome handle(RoomStanza<S> roomStanza) {
        RoomTurn turn = roomStanza.turn();
        Jid jid = roomStanza.roomJid();
        boolean isHere = turn.room(jid) != null;
        if (!isHere && (!turn.isLoaded(jid) || turn.store(Waiting.STORE).get(jid) != null)) {
            return await(roomStanza);
        }
        if (isHere && !turn.isOwn(roomStanza.from())) {
            noteUse(turn, jid);
        }
        return Outcome.CONTINUE;
    }

    /** Has a stanza wait until the database has said what there is of its room, or whether its sender may make it. */
    public static Outcome await(RoomStanza<?> roomStanza) {
        RoomTurn turn = roomStanza.turn();
        Jid jid = roomStanza.roomJid();
        Waiting waiting = turn.store(Waiting.STORE).get(jid);
        if (waiting == null) {
            waiting = Waiting.since(turn.time());
            var request = RoomRequested.newBuilder().setRoom(jid.toString()).setAsked(turn.time().toEpochMilli());
            if (wouldMakeIt(roomStanza)) {
                request.setCreator(roomStanza.from().bare().toString());
            }
            turn.tellStore(jid, Envelope.newBuilder().setRoomRequested(request));
        } else if (waiting.isFull()) {
            return Outcome.refuse(CANNOT_BE_LOADED);
        }
        turn.store(Waiting.STORE).put(jid, waiting.with(roomStanza));
        return Outcome.DONE;
    }

    /** Rooms that have been asked for. */
    public static Set<Jid> awaited(RoomTurn turn) {
        Set<Jid> awaited = new LinkedHashSet<>();
        turn.store(Waiting.STORE).forEach((jid, _) -> awaited.add(jid));
        return awaited;
    }

    /**
     * An account has ended: a room that has been asked for hears of it in its turn, as the database may have told it of an affiliation before.
     */
    public static void letWait(RoomTurn turn, Jid room, Jid removedAccount) {
        Waiting waiting = turn.store(Waiting.STORE).get(room);
        if (waiting != null) {
            turn.store(Waiting.STORE).put(room, waiting.without(removedAccount));
        }
    }

    private static boolean wouldMakeIt(RoomStanza<?> roomStanza) {
        return roomStanza.stanza() instanceof Presence presence && presence.type() == Presence.Type.AVAILABLE
                && roomStanza.nickname() != null && RoomExtension.enters(presence.payload());
    }

    private static void noteUse(RoomTurn turn, Jid jid) {
        RoomActivity activity = turn.activity(jid);
        if (activity.used().plus(RECENTLY).isBefore(turn.time())) {
            turn.change(jid, activity.used(turn.time()));
        }
    }
}
