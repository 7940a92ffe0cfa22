package chat.granta.muc.privilege;

import static chat.granta.muc.room.Role.MODERATOR;
import static chat.granta.muc.room.Role.NONE;
import static chat.granta.muc.room.Role.PARTICIPANT;
import static chat.granta.muc.room.Role.VISITOR;

import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.Role;
import java.util.Map;

/** XEP-0045 section 5.1.3: who changes one role into another. */
final class RoleTable {
    /** Whom a change takes: a moderator, or an admin or owner. */
    private enum Takes {
        MODERATOR, ADMIN
    }

    private static final Map<Role, Map<Role, Takes>> TAKES = Map.of(
            VISITOR, Map.of(NONE, Takes.MODERATOR, PARTICIPANT, Takes.MODERATOR, MODERATOR, Takes.ADMIN),
            PARTICIPANT, Map.of(NONE, Takes.MODERATOR, VISITOR, Takes.MODERATOR, MODERATOR, Takes.ADMIN),
            MODERATOR, Map.of(NONE, Takes.ADMIN, VISITOR, Takes.ADMIN, PARTICIPANT, Takes.ADMIN));

    private RoleTable() {}

    /** Whether somebody of a role and affiliation may make that change at all. */
    static boolean allows(Role actor, Affiliation actorAffiliation, Role from, Role to) {
        if (actor != MODERATOR) {
            return false;
        }
        return from == to || TAKES.get(from).get(to) == Takes.MODERATOR
                || actorAffiliation.isAtLeast(Affiliation.ADMIN);
    }

    /**
     * Whether the affiliation of the one whom it concerns stands in the way: nobody is removed, and nobody loses voice, by somebody of a lower
     * one (sections 8.2 and 8.5), and admins and owners are moderators as long as they are there (sections 8.4 and 9.7).
     */
    static boolean isProtected(Affiliation actor, Affiliation target, Role to) {
        return switch (to) {
            case NONE -> !actor.isAtLeast(target);
            case VISITOR -> !actor.isAtLeast(target) || target.isAtLeast(Affiliation.ADMIN);
            case PARTICIPANT -> target.isAtLeast(Affiliation.ADMIN);
            case MODERATOR -> false;
        };
    }
}
