package chat.granta.router.home;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.Place;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stanza's turn at a home: what the steps of a pipeline work on.
 *
 * @param turn of the record that carries it
 * @param stanza always with a {@code from}
 * @param sender the session it comes from when it is outbound; null when it is inbound
 * @param number of a message among those that have their turn with the record; of other stanzas, 0
 */
public record StanzaTurn<S extends Stanza>(Turn turn, S stanza, @Nullable SessionAddress sender, int number) {
    public StanzaTurn(Turn turn, S stanza, @Nullable SessionAddress sender) {
        this(turn, stanza, sender, 0);
    }

    /** A message's turn. */
    public static StanzaTurn<Message> of(Turn turn, Message message, @Nullable SessionAddress sender) {
        return new StanzaTurn<>(turn, message, sender, turn.nextMessage());
    }

    /** The same turn with the message changed. */
    public StanzaTurn<Message> with(Message message) {
        return new StanzaTurn<>(turn, message, sender, number);
    }

    /** An id that no other message has, the same at every replay. */
    public String id() {
        return turn.messageId(number);
    }

    /** Where the stanza stands in the log. */
    public Place place() {
        return turn.place().setNumber(number).build();
    }

    public Jid from() {
        return Objects.requireNonNull(stanza.from(), "stanza without from");
    }

    /** The addressee; a stanza without one is for the sender's own account (RFC 6120 section 10.3). */
    public Jid to() {
        Jid to = stanza.to();
        return to == null ? from().bare() : to;
    }

    /** Answers the sender with an error, unless an error must not be answered. */
    public void refuse(StanzaError error) {
        Stanza answer = error.answerTo(stanza.between(from(), to()));
        if (answer != null) {
            answer(answer);
        }
    }

    /** Sends an IQ's answer back, unless it comes later. */
    public void answer(IqAnswer answer, Iq request) {
        Stanza stanza = answer.to(request);
        if (stanza != null) {
            answer(stanza);
        }
    }

    /** Sends a stanza back: to the sending connection when it is here, else to the sender's home. */
    public void answer(Stanza answer) {
        Jid sendersJid = from();
        if (sender != null) {
            Session session = turn.user(sendersJid.bare()).session(sender);
            if (session != null) {
                turn.deliver(answer, List.of(session));
            }
        } else if (turn.isLocalUser(sendersJid)) {
            turn.sendHome(answer);
        }
    }
}
