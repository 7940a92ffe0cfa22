package chat.granta.muc.traffic;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.homes.TurnStore;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import chat.granta.model.StanzaError;
import chat.granta.muc.room.RoomStanza;
import java.util.Objects;

/** Who enters, or changes, more often than everybody can be told is told to wait; whoever leaves may always do so. */
public record PresenceLimit(TrafficLimits limits) implements Step<RoomStanza<Presence>> {
    private static final StanzaError TOO_OFTEN = StanzaError
            .resourceConstraint("Your presence in this room changes too often; wait a moment.");

    @Override
    public Outcome handle(RoomStanza<Presence> roomStanza) {
        if (limits.presences() == 0) {
            return Outcome.CONTINUE;
        }
        TurnStore<Jid, Traffic> store = roomStanza.turn().store(Traffic.STORE);
        long time = LeakyBucket.micros(roomStanza.turn().time());
        Jid user = key(roomStanza);
        Traffic own = Objects.requireNonNullElse(store.get(user), Traffic.NONE);
        LeakyBucket presences = own.presences().with(time, 1, limits.presences());
        if (presences == null) {
            return Outcome.refuse(TOO_OFTEN);
        }
        store.put(user, new Traffic(own.messages(), own.bytes(), presences));
        return Outcome.CONTINUE;
    }

    /** Whoever comes back, under whatever nickname and from whatever client, has still done what they have done. */
    static Jid key(RoomStanza<?> roomStanza) {
        return Jid.trusted(roomStanza.roomJid() + "/" + roomStanza.from().bare());
    }
}
