package chat.granta.archive.history.store;

import chat.granta.ledger.store.BinaryCopy;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/** Writes rows by PostgreSQL's {@code COPY}. */
final class MessageCopy {
    private static final String COPY = """
            copy archive.message (account, era, home_offset, number, sent, id, peer, peer_resource, nickname,
                                  stanza)
            from stdin (format binary)
            """;
    private static final int COLUMNS = 10;

    private MessageCopy() {}

    /** Writes all of these rows. When one cannot be written, none is, and PostgreSQL refuses the rest of the transaction. */
    static void write(List<ArchivedMessage> rows, PGConnection connection) throws SQLException {
        BinaryCopy.write(connection, COPY, (copy, flush) -> {
            for (ArchivedMessage row : rows) {
                copy.row(COLUMNS).text(row.account()).number(row.place().era()).number(row.place().offset())
                        .number(row.place().number()).time(row.sent()).text(row.id()).text(row.peer())
                        .text(row.peerResource()).text(row.nickname()).bytes(row.stanza());
                flush.ifFull();
            }
        });
    }
}
