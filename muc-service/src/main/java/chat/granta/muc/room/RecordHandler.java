package chat.granta.muc.room;

import chat.granta.bus.wire.Envelope;

/** What a home of rooms does with records of one kind. */
@FunctionalInterface
public interface RecordHandler {
    void handle(RoomTurn turn, Envelope envelope);

    /** Says, after what {@link #handle} did has been undone, that it failed; by default nobody waits for an answer. */
    default void failed(RoomTurn turn, Envelope envelope) {}
}
