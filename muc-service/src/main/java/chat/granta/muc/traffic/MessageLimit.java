package chat.granta.muc.traffic;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.homes.TurnStore;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.StanzaError;
import chat.granta.muc.room.RoomStanza;
import java.util.Objects;

/** Who says more in a room than it can pass on to everybody is told to wait; so is whoever speaks while too many do. */
public record MessageLimit(TrafficLimits limits) implements Step<RoomStanza<Message>> {
    private static final StanzaError TOO_MUCH = StanzaError
            .resourceConstraint("You send more messages to this room than it passes on; wait a moment.");
    private static final StanzaError TOO_BUSY = StanzaError
            .resourceConstraint("Too much is said in this room at once; wait a moment.");

    @Override
    public Outcome handle(RoomStanza<Message> roomStanza) {
        TurnStore<Jid, Traffic> store = roomStanza.turn().store(Traffic.STORE);
        long time = LeakyBucket.micros(roomStanza.turn().time());
        Jid room = roomStanza.roomJid();
        Jid user = PresenceLimit.key(roomStanza);
        Traffic own = Objects.requireNonNullElse(store.get(user), Traffic.NONE);
        LeakyBucket messages = own.messages().with(time, 1, limits.messages());
        LeakyBucket bytes = own.bytes().with(time, roomStanza.stanza().payload().xml().length, limits.bytes());
        if (messages == null || bytes == null) {
            return Outcome.refuse(TOO_MUCH);
        }
        if (limits.roomMessages() > 0) {
            Traffic all = Objects.requireNonNullElse(store.get(room), Traffic.NONE);
            LeakyBucket ofAll = all.messages().with(time, 1, limits.roomMessages());
            if (ofAll == null) {
                return Outcome.refuse(TOO_BUSY);
            }
            store.put(room, new Traffic(ofAll, LeakyBucket.EMPTY, LeakyBucket.EMPTY));
        }
        store.put(user, new Traffic(messages, bytes, own.presences()));
        return Outcome.CONTINUE;
    }
}
