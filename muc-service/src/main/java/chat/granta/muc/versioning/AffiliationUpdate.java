package chat.granta.muc.versioning;

import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.muc.broadcast.RoomExtension;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.ListRights;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * XEP-0463 sections 5.1 and 5.2.1: a client that enters says which version of the affiliations it knows, and is told what has changed since, before anything
 * else. It is told no more than it sees in the lists; when it sees other lists than it did, a version from before is as good as none, so that nobody learns
 * what was the case when they were not to know.
 */
public final class AffiliationUpdate {
    private AffiliationUpdate() {}

    /** Sends somebody who enters what they have asked for, if they have. */
    public static void send(RoomStanza<Presence> roomStanza, Room room, Occupant newcomer) {
        Element x = RoomExtension.entering(roomStanza.stanza().payload());
        Element wanted = x == null ? null : x.child(AffiliationVersion.NAMESPACE, AffiliationVersion.NAME);
        if (wanted == null) {
            return;
        }
        Set<Affiliation> seen = seen(room, newcomer);
        if (seen.isEmpty()) {
            roomStanza.turn().send(refusal(roomStanza, room));
            return;
        }
        long since = AffiliationVersion.number(room, wanted.attribute("since"));
        if (!room.versions().canUpdate(newcomer.user(), since)) {
            send(roomStanza, room, AffiliationVersion.current(room), room.affiliations().keySet().stream()
                    .filter(user -> seen.contains(affiliation(room, user))).map(user -> item(room, user, seen))
                    .toList());
        } else if (since != room.versions().current()) {
            send(roomStanza, room, AffiliationVersion.since(room, since), room.versions().changedSince(since).stream()
                    .map(user -> item(room, user, seen)).toList());
        }
    }

    /** Whether an occupant sees any of the lists. */
    public static boolean isFor(Room room, Occupant occupant) {
        return !seen(room, occupant).isEmpty();
    }

    private static Set<Affiliation> seen(Room room, Occupant occupant) {
        return ListRights.seen(room.configuration(), room.affiliation(occupant.user()), occupant.role());
    }

    private static Affiliation affiliation(Room room, Jid user) {
        return room.affiliated(user).affiliation();
    }

    /** Somebody in a list that the newcomer does not see is in none of those that the newcomer does. */
    private static Element item(Room room, Jid user, Set<Affiliation> seen) {
        Affiliation affiliation = affiliation(room, user);
        return Element.named(RoomExtension.USER, "item")
                .attribute("affiliation", (seen.contains(affiliation) ? affiliation : Affiliation.NONE).wire())
                .attribute("jid", user.toString()).build();
    }

    private static void send(RoomStanza<Presence> roomStanza, Room room, Element version, List<Element> items) {
        var x = Element.named(RoomExtension.USER, "x").child(version);
        items.forEach(x::child);
        roomStanza.turn().send(new Message(room.jid(), roomStanza.from(), null, Message.Type.NORMAL, null,
                Payload.of(x.build())));
    }

    /** Section 5.2.3: the client enters all the same. */
    private static Stanza refusal(RoomStanza<Presence> roomStanza, Room room) {
        var asked = new Message(roomStanza.from(), room.jid(), roomStanza.stanza().id(), Message.Type.NORMAL, null,
                Payload.EMPTY);
        return Objects.requireNonNull(
                RoomErrors.forbidden("You may not see this room's affiliations.").by(room.jid()).answerTo(asked));
    }
}
