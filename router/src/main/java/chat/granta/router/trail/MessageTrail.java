package chat.granta.router.trail;

import chat.granta.bus.UniqueIds;
import chat.granta.bus.wire.OfflineMessage;
import chat.granta.bus.wire.TrailEvent;
import chat.granta.handling.archive.TrailContent;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.router.home.ReturnedMessage;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a message between two addresses, told once by the home that decides it: the sender's when it goes no further here, else
 * the recipient's. One that waits in offline storage, or comes back, has another event with the same id when it has met another fate. Messages in
 * rooms are their homes' to tell.
 */
public final class MessageTrail {
    private MessageTrail() {}

    /** It goes to sessions of its recipient. */
    public static void delivered(StanzaTurn<?> stanzaTurn) {
        report(stanzaTurn, "delivered", "");
    }

    /** It waits in its recipient's offline storage. */
    public static void stored(StanzaTurn<?> stanzaTurn) {
        report(stanzaTurn, "offline", "");
    }

    /** It has waited in its recipient's offline storage, and goes to a session now. */
    public static void flushed(Turn turn, Message message, OfflineMessage stored) {
        report(turn, message, stored.getId(), "delivered-later", "");
    }

    /** It has come back from a session that never got it (XEP-0198 section 5), and goes to another. */
    public static void deliveredElsewhere(ReturnedMessage returned) {
        report(returned, "delivered-later", "");
    }

    /** It has come back, and waits in offline storage. */
    public static void storedAgain(ReturnedMessage returned) {
        report(returned, "returned", "");
    }

    /** It has come back, and its sender gets an error. */
    public static void refused(ReturnedMessage returned, StanzaError error) {
        report(returned, "refused", error.condition());
    }

    /**
     * Its recipient's offline storage is full, and its sender gets an error.
     *
     * @param id by which it was told that the message waits there
     * @param answer the error
     */
    public static void notStored(Turn turn, String id, Stanza answer) {
        Jid sender = answer.to();
        if (sender != null) {
            turn.trail().tell(TrailEvent.Kind.MESSAGE, told -> told.setWho(sender.toString())
                    .setWhom(Objects.requireNonNull(answer.from()).toString())
                    .setId(Objects.requireNonNullElse(answer.id(), "")).setArchiveId(id).setOutcome("refused")
                    .setReason("offline storage is full"));
        }
    }

    /** It goes to its recipient's server. */
    public static void sent(StanzaTurn<?> stanzaTurn) {
        report(stanzaTurn, "sent", "");
    }

    /** Its recipient's lists keep it away, and nobody is told. */
    public static void dropped(StanzaTurn<?> stanzaTurn) {
        report(stanzaTurn, "dropped", "blocked");
    }

    /** Its sender gets an error. */
    public static void refused(StanzaTurn<?> stanzaTurn, StanzaError error) {
        String cause = stanzaTurn.cause();
        report(stanzaTurn, "refused", cause == null ? error.condition() : cause);
    }

    private static void report(ReturnedMessage returned, String outcome, String reason) {
        report(returned.turn(), returned.message(), UniqueIds.of(returned.place()), outcome, reason);
    }

    private static void report(Turn turn, Message message, String id, String outcome, String reason) {
        Jid from = Objects.requireNonNull(message.from());
        if (turn.trail().keeps(TrailEvent.Kind.MESSAGE) && message.type() != Message.Type.ERROR
                && !turn.isOfService(from) && TrailContent.isIn(message.payload())) {
            tell(turn, message, from, Objects.requireNonNullElse(message.to(), from.bare()), id, outcome, reason);
        }
    }

    private static void report(StanzaTurn<?> stanzaTurn, String outcome, String reason) {
        if (stanzaTurn.stanza() instanceof Message message && isTold(stanzaTurn, message)) {
            tell(stanzaTurn.turn(), message, stanzaTurn.from(), stanzaTurn.to(), stanzaTurn.id(), outcome, reason);
        }
    }

    private static void tell(Turn turn, Message message, Jid from, Jid to, String id, String outcome, String reason) {
        turn.trail().tell(TrailEvent.Kind.MESSAGE, told -> told.setWho(from.toString()).setWhom(to.toString())
                .setType(type(message)).setId(Objects.requireNonNullElse(message.id(), "")).setArchiveId(id)
                .setSize(message.payload().xml().length).setOutcome(outcome).setReason(reason));
    }

    private static boolean isTold(StanzaTurn<?> stanzaTurn, Message message) {
        return stanzaTurn.turn().trail().keeps(TrailEvent.Kind.MESSAGE) && message.type() != Message.Type.ERROR
                && stanzaTurn.node() == null
                && !isOfRoom(stanzaTurn, message) && TrailContent.isIn(message.payload());
    }

    /** A room says at its own home what it has passed on. */
    private static boolean isOfRoom(StanzaTurn<?> stanzaTurn, Stanza message) {
        return stanzaTurn.sender() == null && stanzaTurn.turn().isOfService(Objects.requireNonNull(message.from()));
    }

    private static String type(Message message) {
        @Nullable
        String type = message.wireType();
        return type == null ? "normal" : type;
    }
}
