package chat.granta.muc.privilege;

import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import chat.granta.muc.broadcast.Invitation;
import chat.granta.muc.broadcast.OccupantPresence;
import chat.granta.muc.broadcast.RoomExtension;
import chat.granta.muc.broadcast.Status;
import chat.granta.muc.entry.Departure;
import chat.granta.muc.room.Affiliated;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.Occupants;
import chat.granta.muc.room.Role;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomTurn;
import chat.granta.muc.versioning.AffiliationVersion;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0045 sections 9.1 to 9.5 and 10.3 to 10.8: an affiliation is given or taken. Whoever is there gets the role that goes with it, or
 * leaves.
 *
 * @param user bare JID, or a domain that is banned or no longer
 * @param reason empty when none is given
 * @param nickname that the user has from then on, perhaps empty; null when it stays as it is (section 9.3)
 */
public record AffiliationChange(Jid user, Affiliation to, String reason, @Nullable String nickname) {
    /** Without a word about the user's nickname. */
    public AffiliationChange(Jid user, Affiliation to, String reason) {
        this(user, to, reason, null);
    }

    /** Refuses what the actor may not do. */
    public void check(Room room, Jid actor) throws RefusedException {
        Affiliation own = room.affiliation(actor);
        Affiliation from = room.affiliated(user).affiliation();
        if (!own.isAtLeast(Affiliation.ADMIN)) {
            throw new RefusedException(RoomErrors.forbidden("That takes an admin or an owner."));
        }
        if (!AffiliationTable.allows(own, from, to)) {
            // The lists of owners and admins are the owners' (sections 10.5 and 10.8); a ban is an admin's, but of nobody who is one (9.1).
            throw new RefusedException(to == Affiliation.OUTCAST
                    ? StanzaError.notAllowed("An admin or owner is banned by an owner only.")
                    : RoomErrors.forbidden("That takes an owner."));
        }
        if (user.equals(actor.bare()) && to == Affiliation.OUTCAST) {
            // Section 9.1.
            throw new RefusedException(StanzaError.conflict("Nobody bans themselves."));
        }
        if (from == Affiliation.OWNER && to != Affiliation.OWNER && isLastOwner(room)) {
            // Section 10.4: a room is never without an owner.
            throw new RefusedException(StanzaError.conflict("A room has an owner, and " + user + " is the last one."));
        }
        Jid other = nickname == null || nickname.isEmpty() ? null : room.ownerOf(nickname);
        if (other != null && !other.equals(user)) {
            throw new RefusedException(RoomErrors.nicknameConflict());
        }
        if (user.isDomain() && to != Affiliation.OUTCAST && to != Affiliation.NONE) {
            throw new RefusedException(StanzaError.notAllowed("A domain can be banned, and nothing else."));
        }
    }

    private boolean isLastOwner(Room room) {
        return room.affiliations().entrySet().stream().noneMatch(
                entry -> entry.getValue().affiliation() == Affiliation.OWNER && !entry.getKey().equals(user));
    }

    /** The room as it is with this. */
    public Room in(Room room) {
        Affiliated changed = room.affiliated(user).with(to, reason);
        return room.with(user, nickname != null && to.isAtLeast(Affiliation.MEMBER)
                ? changed.withNickname(nickname)
                : changed);
    }

    /**
     * Makes it, and shows it to all; whom it is about is told, too, in the room or not.
     *
     * @param actor who does it
     * @param actorNickname null when the actor is not in the room
     */
    public void make(RoomTurn turn, Jid jid, Jid actor, @Nullable String actorNickname) {
        Room before = Objects.requireNonNull(turn.room(jid));
        Room after = in(before);
        turn.change(after);
        boolean isAbsent = turn.occupants(jid).ofUser(user).isEmpty() && !user.isDomain();
        show(turn, before, after, actorNickname);
        if (isAbsent && before.affiliation(user) != to && !user.equals(actor.bare())) {
            tellUser(turn, before, after, actor);
        }
    }

    /** Section 9.5: new members of a members-only room are invited; others learn of it out of courtesy (status 101). */
    private void tellUser(RoomTurn turn, Room before, Room after, Jid actor) {
        boolean isNewMember = after.configuration().getMembersOnly() && to.isAtLeast(Affiliation.MEMBER)
                && !before.affiliation(user).isAtLeast(Affiliation.MEMBER);
        Payload payload = isNewMember
                ? Invitation.of(after, actor.bare(), reason.isEmpty()
                        ? List.of()
                        : List.of(Element.named(RoomExtension.USER, "reason").text(reason).build()))
                : Payload.of(Element.named(RoomExtension.USER, "x")
                        .child(Element.named(RoomExtension.USER, "item").attribute("affiliation", to.wire())
                                .attribute("role", Role.NONE.wire()).build())
                        .child(Status.AFFILIATION_CHANGED_WHILE_AWAY.toElement()).build())
                        .with(Element.named("urn:xmpp:hints", "no-store").build());
        turn.send(new Message(after.jid(), user, turn.uniqueId(), Message.Type.NORMAL, null, payload));
    }

    /**
     * Shows it to all: the room has changed already.
     *
     * @param actor the nickname of who has done it, or null when that one is not in the room
     */
    public void show(RoomTurn turn, Room before, Room after, @Nullable String actor) {
        List<Occupant> concerned = turn.occupants(after.jid()).all().stream()
                .filter(occupant -> before.affiliation(occupant.user()) != after.affiliation(occupant.user())).toList();
        Element versions = AffiliationVersion.transition(before, after);
        for (Occupant occupant : concerned) {
            // A domain's users have no affiliation of their own: of the domain's own all are told besides.
            show(turn, before, after, occupant, actor, user.isDomain() ? null : versions);
        }
        if (versions != null && (concerned.isEmpty() || user.isDomain())) {
            tellOfAbsent(turn, after, versions);
        }
    }

    private void show(RoomTurn turn, Room before, Room after, Occupant occupant, @Nullable String actor,
            @Nullable Element versions) {
        Affiliation now = after.affiliation(occupant.user());
        if (now == Affiliation.OUTCAST) {
            Departure.ofOccupant(turn, after, occupant,
                    how -> how.status(Status.BANNED).because(actor, reason).with(versions));
        } else if (now == Affiliation.NONE && after.configuration().getMembersOnly()) {
            Departure.ofOccupant(turn, after, occupant,
                    how -> how.status(Status.AFFILIATION_LOST).because(actor, reason).with(versions));
        } else {
            Occupant changed = occupant.with(role(before.affiliation(occupant.user()), now, occupant.role(),
                    after.configuration().getModerated()));
            Occupants occupants = turn.occupants(after.jid()).with(changed);
            turn.change(after.jid(), occupants);
            OccupantPresence.of(after, changed).because(actor, reason).with(versions).tell(turn, occupants,
                    occupant.role());
        }
    }

    /**
     * Section 5.1.3: the role that comes with an affiliation is given, and one that somebody has besides stays; what an admin or owner had
     * as such goes.
     */
    static Role role(Affiliation before, Affiliation now, Role role, boolean isModerated) {
        Role implied = Role.onEntering(now, isModerated);
        boolean hadItAsAdmin = before.isAtLeast(Affiliation.ADMIN) && !now.isAtLeast(Affiliation.ADMIN);
        return hadItAsAdmin || implied.isAtLeast(role) ? implied : role;
    }

    /** Sections 9.3 and 9.4: those who see JIDs are told of somebody who is not there (XEP-0463 5.2.2). */
    private void tellOfAbsent(RoomTurn turn, Room after, Element versions) {
        List<Jid> audience = turn.occupants(after.jid()).all().stream()
                .filter(occupant -> OccupantPresence.seesJids(after, occupant))
                .flatMap(occupant -> occupant.jids().stream()).toList();
        if (!audience.isEmpty()) {
            turn.send(new Message(after.jid(), null, null, Message.Type.NORMAL, null,
                    Payload.of(Element.named(RoomExtension.USER, "x").child(versions)
                            .child(Element.named(RoomExtension.USER, "item").attribute("affiliation", to.wire())
                                    .attribute("jid", user.toString()).attribute("role", Role.NONE.wire()).build())
                            .build())),
                    audience);
        }
    }
}
