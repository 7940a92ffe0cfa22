package chat.granta.archive.history;

import chat.granta.archive.turn.ArchiveTurn;
import chat.granta.archive.turn.Reader;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0313 section 4.1.1: whose messages a query is for. In a room's archive it is an occupant's, by the occupant's address or, for
 * those who may know it, by the real one.
 *
 * @param peer bare JID; null for everybody's
 * @param resource null for any
 * @param nickname that of an occupant; null for any
 */
record Correspondent(@Nullable String peer, @Nullable String resource, @Nullable String nickname) {
    static Correspondent of(@Nullable Jid with, ArchiveTurn turn) throws RefusedException {
        if (with == null) {
            return new Correspondent(null, null, null);
        }
        if (turn.reader() != Reader.OWNER && with.bare().equals(turn.account())) {
            return new Correspondent(null, null, with.resource());
        }
        if (turn.reader() == Reader.VISITOR) {
            throw new RefusedException(
                    StanzaError.forbidden("You may not know who said what in this room but by their nicknames."));
        }
        return new Correspondent(with.bare().toString(), with.resource(), null);
    }
}
