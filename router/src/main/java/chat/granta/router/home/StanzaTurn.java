package chat.granta.router.home;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.bus.wire.Origin;
import chat.granta.bus.wire.Outbound;
import chat.granta.bus.wire.Place;
import chat.granta.bus.wire.SessionLane;
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
 * A stanza's turn at a home: what the steps of a stage work on. A step may replace the stanza, or decide who receives it,
 * for the steps behind it.
 */
public final class StanzaTurn<S extends Stanza> {
    private final Turn turn;
    private final Jid account;
    private final @Nullable SessionAddress sender;
    private final int number;
    private final String node;
    private S stanza;
    private List<Session> receivers = List.of();
    private List<Session> onlookers = List.of();
    private @Nullable String cause;

    private StanzaTurn(Turn turn, S stanza, Jid account, @Nullable SessionAddress sender, String node) {
        this.turn = turn;
        this.stanza = stanza;
        this.account = account;
        this.sender = sender;
        this.number = stanza instanceof Message ? turn.nextMessage() : 0;
        this.node = node;
    }

    /** A stanza that one of the home's users sends. */
    public static <S extends Stanza> StanzaTurn<S> outbound(Turn turn, S stanza, SessionAddress sender) {
        return new StanzaTurn<>(turn, stanza, sender(stanza).bare(), sender, "");
    }

    /** A stanza that somebody sends to one of the home's users. */
    public static <S extends Stanza> StanzaTurn<S> inbound(Turn turn, S stanza) {
        return inbound(turn, stanza, "");
    }

    /** @param node of which the stanza notifies those who are interested (XEP-0163), or empty */
    public static <S extends Stanza> StanzaTurn<S> inbound(Turn turn, S stanza, String node) {
        Jid to = stanza.to();
        return new StanzaTurn<>(turn, stanza, (to == null ? sender(stanza) : to).bare(), null, node);
    }

    /** A stanza that the account of one of the home's users sends by itself. */
    public static <S extends Stanza> StanzaTurn<S> ofAccount(Turn turn, S stanza) {
        return new StanzaTurn<>(turn, stanza, sender(stanza).bare(), null, "");
    }

    private static Jid sender(Stanza stanza) {
        return Objects.requireNonNull(stanza.from(), "stanza without from");
    }

    /** The turn of the record that carries the stanza. */
    public Turn turn() {
        return turn;
    }

    /** The stanza as it is now; it always has a {@code from}. */
    public S stanza() {
        return stanza;
    }

    /** Puts another stanza in its place, for the steps that follow. */
    public void replace(S changed) {
        stanza = changed;
    }

    /** The user at whose home this is. */
    public Jid account() {
        return account;
    }

    /** The session from which the stanza comes; null when no session of this home has sent it. */
    public @Nullable SessionAddress sender() {
        return sender;
    }

    /** The node of which the stanza notifies those of the user's sessions that are interested (XEP-0163); null: it is no such stanza. */
    public @Nullable String node() {
        return node.isEmpty() ? null : node;
    }

    /** The number of a message among those that have their turn with the record; of other stanzas, 0. */
    public int number() {
        return number;
    }

    /** The sessions that are to get the stanza. */
    public List<Session> receivers() {
        return receivers;
    }

    public void receivers(List<Session> chosen) {
        receivers = chosen;
    }

    /** The sessions that are to get a copy of what the receivers get (XEP-0280). */
    public List<Session> onlookers() {
        return onlookers;
    }

    public void onlookers(List<Session> chosen) {
        onlookers = chosen;
    }

    /** Why the stanza is refused, in words for auditors; null: as the error says. */
    public @Nullable String cause() {
        return cause;
    }

    public void cause(String known) {
        cause = known;
    }

    /** Whether more than one of the user's sessions sees the stanza, be it a copy. */
    public boolean isCopied() {
        return receivers.size() + onlookers.size() > 1;
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
        return sender(stanza);
    }

    /** The addressee; a stanza without one is for the sender's own account (RFC 6120 section 10.3). */
    public Jid to() {
        Jid to = stanza.to();
        return to == null ? from().bare() : to;
    }

    /** The stanza as a record that can have its turn later, of the time at which it has come. */
    public Envelope toRecord() {
        var wire = StanzaCodec.toWire(stanza);
        var record = Envelope.newBuilder().setTime(turn.time().toEpochMilli());
        return sender == null
                ? record.setInbound(Inbound.newBuilder().setStanza(wire).setNode(node)).build()
                : record.setOrigin(Origin.newBuilder().setSession(SessionLane.newBuilder().setSession(sender.toWire())))
                        .setOutbound(Outbound.newBuilder().setStanza(wire)).build();
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
        Stanza reply = answer.to(request);
        if (reply != null) {
            answer(reply);
        }
    }

    /** Sends a stanza back: to the sending connection when it is here, else to where the sender is served. */
    public void answer(Stanza answer) {
        Jid sendersJid = from();
        if (sender != null) {
            User user = turn.user(sendersJid.bare());
            Session session = user.session(sender);
            if (session != null && !user.hasDeparted(session)) {
                turn.deliver(answer, List.of(session));
            }
        } else {
            turn.sendHome(answer);
        }
    }
}
