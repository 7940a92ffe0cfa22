package chat.granta.muc.privilege;

import static chat.granta.muc.room.Affiliation.ADMIN;
import static chat.granta.muc.room.Affiliation.MEMBER;
import static chat.granta.muc.room.Affiliation.NONE;
import static chat.granta.muc.room.Affiliation.OUTCAST;
import static chat.granta.muc.room.Affiliation.OWNER;

import chat.granta.muc.room.Affiliation;
import java.util.Map;

/** XEP-0045 section 5.2.2: who changes one affiliation into another. */
final class AffiliationTable {
    /** From, to, and the affiliation that it takes. */
    private static final Map<Affiliation, Map<Affiliation, Affiliation>> TAKES = Map.of(
            OUTCAST, Map.of(NONE, ADMIN, MEMBER, ADMIN, ADMIN, OWNER, OWNER, OWNER),
            NONE, Map.of(OUTCAST, ADMIN, MEMBER, ADMIN, ADMIN, OWNER, OWNER, OWNER),
            MEMBER, Map.of(OUTCAST, ADMIN, NONE, ADMIN, ADMIN, OWNER, OWNER, OWNER),
            ADMIN, Map.of(OUTCAST, OWNER, NONE, OWNER, MEMBER, OWNER, OWNER, OWNER),
            OWNER, Map.of(OUTCAST, OWNER, NONE, OWNER, MEMBER, OWNER, ADMIN, OWNER));

    private AffiliationTable() {}

    /** Whether somebody of an affiliation may make that change; that nothing changes takes an admin. */
    static boolean allows(Affiliation actor, Affiliation from, Affiliation to) {
        return actor.isAtLeast(from == to ? ADMIN : TAKES.get(from).get(to));
    }
}
