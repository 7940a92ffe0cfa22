package chat.granta.muc.privilege;

import chat.granta.handling.iq.RefusedException;
import chat.granta.model.StanzaError;
import chat.granta.muc.broadcast.OccupantPresence;
import chat.granta.muc.broadcast.Status;
import chat.granta.muc.entry.Departure;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.Occupants;
import chat.granta.muc.room.Role;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomTurn;

/**
 * XEP-0045 sections 8.2 to 8.5, 9.6 and 9.7: a role is given or taken; to have none is to be kicked.
 *
 * @param reason empty when none is given
 */
record RoleChange(Occupant target, Role to, String reason) {
    /** Refuses what the actor may not do. */
    void check(Room room, Occupant actor) throws RefusedException {
        var actorAffiliation = room.affiliation(actor.user());
        if (!RoleTable.allows(actor.role(), actorAffiliation, target.role(), to)) {
            throw new RefusedException(actor.role() == Role.MODERATOR
                    ? StanzaError.notAllowed("That takes an admin or an owner.")
                    : RoomErrors.forbidden("That takes a moderator."));
        }
        if (RoleTable.isProtected(actorAffiliation, room.affiliation(target.user()), to)) {
            throw new RefusedException(StanzaError.notAllowed(
                    "The affiliation of " + target.nickname() + " does not allow that."));
        }
    }

    void apply(RoomTurn turn, Room room, Occupant actor) {
        Occupant before = turn.occupants(room.jid()).called(target.nickname());
        if (before == null) {
            // Another item of the same list has removed them.
            return;
        }
        if (to == Role.NONE) {
            Departure.ofOccupant(turn, room, before,
                    how -> how.status(Status.KICKED).because(actor.nickname(), reason));
            return;
        }
        Occupant now = before.with(to);
        Occupants occupants = turn.occupants(room.jid()).with(now);
        turn.change(room.jid(), occupants);
        OccupantPresence.of(room, now).because(actor.nickname(), reason).tell(turn, occupants, before.role());
    }
}
