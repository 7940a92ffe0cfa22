package chat.granta.router.home;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.Envelope;

/** What a home does with records of one kind. */
public interface RecordHandler {
    void handle(Turn turn, Envelope envelope);

    /** Says, after what {@link #handle} did has been undone, that it failed; by default nobody waits for an answer. */
    default void failed(Turn turn, Envelope envelope) {}

    /** The session from which a record comes. */
    static SessionAddress sender(Envelope envelope) {
        if (!envelope.getOrigin().hasSession()) {
            throw new IllegalArgumentException(envelope.getBodyCase() + " that comes from no session");
        }
        return SessionAddress.of(envelope.getOrigin().getSession().getSession());
    }
}
