package chat.granta.muc.stage;

import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.model.Presence;
import chat.granta.muc.room.RoomStanza;

/** RFC 6121 section 3: rooms have no subscriptions, and probes and answers to them say nothing in a room. */
public final class OfNoUse implements Step<RoomStanza<Presence>> {
    @Override
    public Outcome handle(RoomStanza<Presence> roomStanza) {
        return switch (roomStanza.stanza().type()) {
            case AVAILABLE, UNAVAILABLE, ERROR -> Outcome.CONTINUE;
            case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, PROBE -> Outcome.DONE;
        };
    }
}
