package chat.granta.muc.projection;

import chat.granta.model.Jid;
import chat.granta.muc.policy.NamePolicy;
import chat.granta.muc.projection.store.RoomListings;

/**
 * XEP-0045 section 10.1.1: who may make which room, by the name-space policy as it is now, and how many. It is decided here and not at the
 * room's home, since files and the database have a say in it; the home gets the decision as a record.
 */
record CreationBook(NamePolicy policy, RoomListings listings) {
    /** Why the user may not make the room, or an empty string; then the room counts as theirs. The caller opens the transaction. */
    String refusal(Jid room, Jid creator) {
        String refusal = policy.refusal(room, creator);
        if (!refusal.isEmpty()) {
            return refusal;
        }
        return listings.reserve(room.toString(), creator.toString(), policy.roomsOf(creator)) ? "" : policy.tooMany();
    }
}
