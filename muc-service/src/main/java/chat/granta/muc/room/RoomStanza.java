package chat.granta.muc.room;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The turn of a stanza that was sent to a room, to one of its occupants, or to the room service: what steps work on. */
public final class RoomStanza<S extends Stanza> {
    private final RoomTurn turn;
    private final S stanza;
    private final Jid to;
    private final Jid from;
    private final int predecessors;
    private final int number;
    private final boolean isNicknameAssigned;

    public RoomStanza(RoomTurn turn, S stanza) {
        this(turn, stanza, 0);
    }

    /** @param predecessors how many accounts had the sender's name before the present one */
    public RoomStanza(RoomTurn turn, S stanza, int predecessors) {
        this(turn, stanza, predecessors, Objects.requireNonNull(stanza.to(), "stanza without addressee"), false);
    }

    private RoomStanza(RoomTurn turn, S stanza, int predecessors, Jid to, boolean isNicknameAssigned) {
        this.turn = turn;
        this.stanza = stanza;
        this.predecessors = predecessors;
        this.to = to;
        this.isNicknameAssigned = isNicknameAssigned;
        this.from = Objects.requireNonNull(stanza.from(), "stanza without sender");
        this.number = stanza instanceof Message ? turn.nextMessage() : 0;
    }

    public RoomTurn turn() {
        return turn;
    }

    public S stanza() {
        return stanza;
    }

    public Jid from() {
        return from;
    }

    public Jid to() {
        return to;
    }

    /** How many accounts had the sender's name before the present one, as the sender's home says; 0 of users elsewhere. */
    public int predecessors() {
        return predecessors;
    }

    /** The record by which the stanza has its turn once more, of the time at which it has come. */
    public Envelope toRecord() {
        return Envelope.newBuilder().setTime(turn.time().toEpochMilli()).setInbound(Inbound.newBuilder()
                .setStanza(StanzaCodec.toWire(stanza)).setPredecessors(predecessors)).build();
    }

    /** The room's bare JID, or that of the service. */
    public Jid roomJid() {
        return to.bare();
    }

    /** The same for another nickname, which the room has chosen (section 7.2.2). */
    public RoomStanza<S> assigned(String nickname) {
        return new RoomStanza<>(turn, stanza, predecessors, Jid.trusted(roomJid() + "/" + nickname), true);
    }

    public boolean isNicknameAssigned() {
        return isNicknameAssigned;
    }

    /** Which occupant it is for, or null when it is for the room. */
    public @Nullable String nickname() {
        return to.resource();
    }

    /** A message's number among those that have their turn with the same record. */
    public int number() {
        return number;
    }

    /** An id that no other message has, the same at every replay. */
    public String id() {
        return turn.messageId(number);
    }

    /** The room as it is now, or null when there is none. */
    public @Nullable Room roomOrNone() {
        return turn.room(roomJid());
    }

    /** The room as it is now; steps before have seen to it that there is one. */
    public Room room() {
        return Objects.requireNonNull(roomOrNone(), "no such room");
    }

    public Occupants occupants() {
        return turn.occupants(roomJid());
    }

    /** The occupant one of whose clients has sent the stanza, or null. */
    public @Nullable Occupant senderOrNone() {
        return occupants().of(from);
    }

    /** The occupant who has sent the stanza; steps before have seen to it that there is one. */
    public Occupant sender() {
        return Objects.requireNonNull(senderOrNone(), "the sender is not in the room");
    }

    /** Answers the sender with an error of the room's, unless an error must not be answered. */
    public void refuse(StanzaError error) {
        Stanza answer = error.by(roomJid()).answerTo(stanza);
        if (answer != null) {
            turn.send(answer);
        }
    }

    /** Sends an IQ's answer back, unless it comes later. */
    public void answer(IqAnswer answer, Iq request) {
        if (answer instanceof IqAnswer.Error(StanzaError error)) {
            refuse(error);
            return;
        }
        Stanza reply = answer.to(request);
        if (reply != null) {
            turn.send(reply);
        }
    }
}
