package chat.granta.muc.room;

import chat.granta.model.Jid;

/**
 * Where a message of a room's history is kept: a slot is used again when the history has gone once round.
 *
 * @param number from 0 on, below {@link #COUNT}
 */
public record HistorySlot(Jid room, int number) {
    /** The most that a room remembers. */
    public static final int COUNT = 50;

    /** The slot of the message before which there were so many. */
    public static HistorySlot of(Jid room, long messages) {
        return new HistorySlot(room, (int) (messages % COUNT));
    }

    static HistorySlot parse(String key) {
        // No address of a room has a space in it (RFC 7622 section 3.3).
        int end = key.indexOf(' ');
        return new HistorySlot(Jid.trusted(key.substring(0, end)), Integer.parseInt(key.substring(end + 1)));
    }

    @Override
    public String toString() {
        return room + " " + number;
    }
}
