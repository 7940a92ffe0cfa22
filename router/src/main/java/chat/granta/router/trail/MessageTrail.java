package chat.granta.router.trail;

import chat.granta.bus.wire.TrailEvent;
import chat.granta.handling.archive.TrailContent;
import chat.granta.model.Message;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.router.home.StanzaTurn;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a message between two addresses, told once by the home that decides it: the sender's when it goes no further here, else
 * the recipient's. Messages in rooms are their homes' to tell.
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

    private static void report(StanzaTurn<?> stanzaTurn, String outcome, String reason) {
        if (!(stanzaTurn.stanza() instanceof Message message) || !isReported(stanzaTurn, message)) {
            return;
        }
        stanzaTurn.turn().report(TrailEvent.newBuilder().setKind(TrailEvent.Kind.MESSAGE)
                .setWho(stanzaTurn.from().toString()).setWhom(stanzaTurn.to().toString())
                .setType(type(message)).setId(Objects.requireNonNullElse(message.id(), ""))
                .setArchiveId(stanzaTurn.id()).setSize(message.payload().xml().length).setOutcome(outcome)
                .setReason(reason));
    }

    private static boolean isReported(StanzaTurn<?> stanzaTurn, Message message) {
        return message.type() != Message.Type.ERROR && stanzaTurn.node() == null
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
