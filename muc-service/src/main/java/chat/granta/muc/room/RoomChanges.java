package chat.granta.muc.room;

import chat.granta.model.Jid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What has become of rooms and nobody has been told yet, in the order in which each was first changed. */
final class RoomChanges {
    private final List<RoomChange.Reaction> reactions;
    private final Map<Jid, RoomChange> changes = new LinkedHashMap<>();

    /** @param reactions to a change, in their order */
    RoomChanges(List<RoomChange.Reaction> reactions) {
        this.reactions = reactions;
    }

    /** A room has changed, perhaps not for the first time: what counts is what it was first, and what it is last. */
    void add(Jid room, @Nullable Room before, @Nullable Room after) {
        RoomChange sooner = changes.get(room);
        changes.put(room, new RoomChange(room, sooner == null ? before : sooner.before(), after));
    }

    /** Nobody is to be told. */
    void forget() {
        changes.clear();
    }

    /** Tells what has become of all of them. */
    void tell(RoomTurn turn) {
        List.copyOf(changes.keySet()).forEach(room -> tell(room, turn));
    }

    /** Tells what has become of one room, if anything has. */
    void tell(Jid room, RoomTurn turn) {
        RoomChange change = changes.remove(room);
        if (change != null && !Objects.equals(change.before(), change.after())) {
            reactions.forEach(reaction -> reaction.to(change, turn));
        }
    }
}
