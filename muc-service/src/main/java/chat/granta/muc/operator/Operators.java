package chat.granta.muc.operator;

import chat.granta.bus.wire.RoomAdministered;
import chat.granta.model.Jid;
import chat.granta.muc.policy.NamePolicy;
import chat.granta.muc.room.RoomTurn;
import java.util.Objects;

/** Who may do to every room what its owners may: those whom the settings name, and the room service itself, for what comes by HTTP. */
public record Operators(NamePolicy policy) {
    boolean have(Jid user, RoomTurn turn) {
        return isService(user, turn) || policy.isOperator(user);
    }

    static boolean isService(Jid user, RoomTurn turn) {
        return turn.isOwn(user) && user.local() == null;
    }

    /** Keeps an act where auditors find it. */
    static void audit(RoomTurn turn, Jid operator, String act, Jid room, String detail, String reason) {
        turn.audit(RoomAdministered.newBuilder().setOperator(operator.bare().toString()).setAct(act)
                .setRoom(room.toString()).setDetail(detail).setReason(reason)
                .setBy(isService(operator, turn) ? Objects.requireNonNullElse(operator.resource(), "") : "").build());
    }
}
