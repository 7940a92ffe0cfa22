package chat.granta.muc.broadcast;

import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.Hat;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.OccupantSession;
import chat.granta.muc.room.Occupants;
import chat.granta.muc.room.Role;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomTurn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0045 section 7.1: the presence of an occupant as a room sends it, with role and affiliation, and with the real JID for those
 * who may see it (section 4.2). A stanza is made once for all who see the same.
 */
public final class OccupantPresence {
    private final Room room;
    private final Occupant occupant;
    private final OccupantSession session;
    private final List<Status> forAll = new ArrayList<>();
    private final List<Element> more = new ArrayList<>();
    private final List<Element> moreForSelf = new ArrayList<>();
    private final List<Status> forSelf = new ArrayList<>(List.of(Status.SELF));
    private Presence.Type type = Presence.Type.AVAILABLE;
    private Payload said;
    private Role role;
    private Affiliation affiliation;
    private @Nullable String newNickname;
    private @Nullable Element actor;
    private @Nullable String reason;
    private @Nullable String id;

    private OccupantPresence(Room room, Occupant occupant, OccupantSession session) {
        this.room = room;
        this.occupant = occupant;
        this.session = session;
        this.said = session.presence().payload();
        this.role = occupant.role();
        this.affiliation = room.affiliation(occupant.user());
    }

    /** What a client has said to the room, as far as the room shows it to anybody. */
    public static OccupantSession session(Jid client, Presence presence) {
        return new OccupantSession(client, new Presence(presence.from(), presence.to(), presence.id(), presence.type(),
                presence.lang(), RoomExtension.cleaned(presence.payload())));
    }

    /** What an occupant shows now. */
    public static OccupantPresence of(Room room, Occupant occupant) {
        return new OccupantPresence(room, occupant, occupant.shown());
    }

    /** That an occupant leaves, with one session or with all; what the client says with it is added by {@link #saying}. */
    public static OccupantPresence leaving(Room room, Occupant occupant, OccupantSession session) {
        var presence = new OccupantPresence(room, occupant, session);
        presence.type = Presence.Type.UNAVAILABLE;
        presence.said = Payload.EMPTY;
        presence.role = Role.NONE;
        return presence;
    }

    public OccupantPresence saying(Payload payload) {
        said = RoomExtension.cleaned(payload);
        return this;
    }

    /** The id of the stanza by which the occupant has caused this; nobody else is told. */
    public OccupantPresence caused(@Nullable String stanzaId) {
        id = stanzaId;
        return this;
    }

    public OccupantPresence status(Status status) {
        forAll.add(status);
        return this;
    }

    /** What the occupant alone is told. */
    public OccupantPresence selfStatus(Status status) {
        forSelf.add(status);
        return this;
    }

    /** The occupant goes on under another name (section 7.6). */
    public OccupantPresence becoming(String nickname, Role roleThen) {
        newNickname = nickname;
        role = roleThen;
        return status(Status.NICKNAME_CHANGED);
    }

    /**
     * Who has caused this, and why (sections 8.2 and 9.1).
     *
     * @param actorNickname null when it was nobody who is in the room
     * @param why empty when nothing was said
     */
    public OccupantPresence because(@Nullable String actorNickname, String why) {
        actor = actorNickname == null
                ? null
                : Element.named(RoomExtension.USER, "actor").attribute("nick", actorNickname).build();
        reason = why.isEmpty() ? null : why;
        return this;
    }

    /** What stands beside the occupant's item, such as that the room is destroyed (section 10.9); null says nothing. */
    public OccupantPresence with(@Nullable Element element) {
        if (element != null) {
            more.add(element);
        }
        return this;
    }

    /** The same, for the occupant alone. */
    public OccupantPresence selfWith(Element element) {
        moreForSelf.add(element);
        return this;
    }

    /** Tells all who are in the room and may see the occupant's presence, the occupant among them. */
    public void tell(RoomTurn turn, Occupants audience) {
        tell(turn, audience, null);
    }

    /**
     * The same after the occupant had another role.
     *
     * @param before of the occupant, or null when it is the same
     */
    public void tell(RoomTurn turn, Occupants audience, @Nullable Role before) {
        if (before != null && isBroadcast(before) && !isBroadcast()) {
            // The others must not take the occupant for what they saw last.
            leaving(room, occupant, session).tellAll(turn, audience);
        }
        tellOthers(turn, audience);
        tellSelf(turn, occupant.jids());
    }

    /** Tells the occupant's own clients. */
    public void tellSelf(RoomTurn turn, Collection<Jid> clients) {
        turn.send(build(true, true), clients);
    }

    /** Tells all who are in the room and may see the occupant's presence, but not the occupant. */
    public void tellOthers(RoomTurn turn, Occupants audience) {
        if (isBroadcast()) {
            tellAll(turn, audience);
        }
    }

    private void tellAll(RoomTurn turn, Occupants audience) {
        List<Jid> seeing = new ArrayList<>();
        List<Jid> notSeeing = new ArrayList<>();
        for (Occupant other : audience.all()) {
            if (!other.nickname().equals(occupant.nickname())) {
                (seesJids(room, other) ? seeing : notSeeing).addAll(other.jids());
            }
        }
        if (!seeing.isEmpty()) {
            turn.send(build(true, false), seeing);
        }
        if (!notSeeing.isEmpty()) {
            turn.send(build(false, false), notSeeing);
        }
    }

    /** What one who has just come is shown of the others (section 7.2.3). */
    public static List<Presence> shownTo(Occupant newcomer, Room room, Occupants occupants) {
        boolean seesJids = seesJids(room, newcomer);
        List<Presence> shown = new ArrayList<>(occupants.size());
        for (Occupant other : occupants.all()) {
            if (other != newcomer && isBroadcast(room, other.role())) {
                shown.add(occupants.shown().of(room, other, seesJids, () -> of(room, other).build(seesJids, false)));
            }
        }
        return shown;
    }

    /** Section 4.2: in a semi-anonymous room moderators alone see who somebody is. */
    public static boolean seesJids(Room room, Occupant viewer) {
        return room.configuration().getNonAnonymous() || viewer.role() == Role.MODERATOR;
    }

    /** Section 7.1.2: owners decide whose presence all see. */
    private boolean isBroadcast() {
        return isBroadcast(occupant.role());
    }

    private boolean isBroadcast(Role ofRole) {
        return isBroadcast(room, ofRole);
    }

    private static boolean isBroadcast(Room room, Role ofRole) {
        return ofRole == Role.NONE || room.configuration().getPresenceBroadcastList().stream()
                .anyMatch(shown -> shown.name().equals(ofRole.name()));
    }

    private Presence build(boolean showsJid, boolean isSelf) {
        var item = Element.named(RoomExtension.USER, "item").attribute("affiliation", affiliation.wire())
                .attribute("role", role.wire()).attribute("nick", newNickname)
                .attribute("jid", showsJid ? session.jid().toString() : null);
        if (actor != null) {
            item.child(actor);
        }
        if (reason != null) {
            item.child("reason", reason);
        }
        var x = Element.named(RoomExtension.USER, "x").child(item.build());
        more.forEach(x::child);
        if (isSelf) {
            moreForSelf.forEach(x::child);
        }
        forAll.forEach(status -> x.child(status.toElement()));
        if (isSelf) {
            forSelf.forEach(status -> x.child(status.toElement()));
        }
        Payload payload = said.with(RoomExtension.occupantId(occupant.id())).with(x.build());
        List<Hat> hats = type == Presence.Type.AVAILABLE ? room.hatsOf(occupant.user()) : List.of();
        return new Presence(occupant.address(room.jid()), null, isSelf ? id : null, type,
                session.presence().lang(), hats.isEmpty() ? payload : payload.with(RoomExtension.hats(hats)));
    }
}
