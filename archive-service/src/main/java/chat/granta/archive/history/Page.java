package chat.granta.archive.history;

import chat.granta.archive.history.store.ArchivedMessage;
import java.util.List;

/**
 * A page of an archive.
 *
 * @param rows in the archive's order
 * @param isLast whether no matching message follows it, in the direction in which it was read
 */
record Page(List<ArchivedMessage> rows, boolean isLast) {
    /** A page with large messages holds fewer of them, as it is sent over the log. */
    private static final int MAX_BYTES = 1024 * 1024;

    /** @param read the rows in the direction that was asked for; one more than {@code max}, if there are so many */
    static Page of(List<ArchivedMessage> read, int max, boolean isBackwards) {
        int size = 0;
        int bytes = 0;
        while (size < Math.min(read.size(), max)) {
            bytes += read.get(size).stanza().length;
            if (size > 0 && bytes > MAX_BYTES) {
                break;
            }
            size++;
        }
        List<ArchivedMessage> rows = read.subList(0, size);
        return new Page(isBackwards ? rows.reversed() : rows, size == read.size());
    }
}
