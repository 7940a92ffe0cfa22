package chat.granta.muc.cancellation;

import chat.granta.bus.wire.AccountRemoved;
import chat.granta.bus.wire.Envelope;
import chat.granta.model.Jid;
import chat.granta.muc.loading.AwaitRoom;
import chat.granta.muc.privilege.AffiliationChange;
import chat.granta.muc.room.Affiliated;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.RecordHandler;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomTurn;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * XEP-0045 section 5.2: affiliations last, but not longer than the account that has them, as somebody else may get its name. An account that
 * has ended has no affiliation, reserved nickname or hat in any room of this home, nor a ban; the database does the same for rooms that are not
 * here. A room that loses its last owner so stays: operators hand it over.
 */
public final class AccountRemoval implements RecordHandler {
    @Override
    public void handle(RoomTurn turn, Envelope envelope) {
        AccountRemoved removed = envelope.getAccountRemoved();
        Jid account = Jid.trusted(removed.getAccount());
        // In front of what the rooms here tell of themselves, so that the database still knows whether the account was the last owner.
        turn.tellOwnStore(removed.getAccount(), Envelope.newBuilder().setAccountRemoved(removed));
        for (Jid jid : removed.getRoom().isEmpty() ? all(turn) : List.of(Jid.trusted(removed.getRoom()))) {
            Room room = turn.room(jid);
            if (room == null) {
                AwaitRoom.letWait(turn, jid, account);
            } else if (room.movedTo() != null) {
                followTo(room.movedTo(), turn, account);
            } else if (room.affiliations().containsKey(account)) {
                forget(turn, room, account);
            }
        }
    }

    /** What is said to rooms that are not here yet waits for them. */
    private static Set<Jid> all(RoomTurn turn) {
        Set<Jid> all = new LinkedHashSet<>(AwaitRoom.awaited(turn));
        turn.forEachActivity((jid, _) -> all.add(jid));
        return all;
    }

    /** It may have been on its way to its new home when that heard of the account. */
    private static void followTo(Jid now, RoomTurn turn, Jid account) {
        turn.tellHome(now, Envelope.newBuilder().setAccountRemoved(
                AccountRemoved.newBuilder().setAccount(account.toString()).setRoom(now.toString())));
    }

    private static void forget(RoomTurn turn, Room room, Jid account) {
        Room after = room.with(account, Affiliated.NOBODY);
        turn.change(after);
        new AffiliationChange(account, Affiliation.NONE, "").show(turn, room, after, null);
    }
}
