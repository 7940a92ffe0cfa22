package chat.granta.archive.history.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes rows by PostgreSQL's {@code COPY}, in its binary format (PostgreSQL's manual, "COPY", "Binary Format"). */
final class MessageCopy {
    private static final String COPY = """
            copy archive.message (account, era, home_offset, number, sent, id, peer, peer_resource, nickname,
                                  stanza)
            from stdin (format binary)
            """;
    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final short COLUMNS = 10;
    private static final int NULL = -1;
    private static final short TRAILER = -1;
    private static final long EPOCH_SECONDS = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final int BUFFER = 64 * 1024;

    private final CopyIn copy;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    private MessageCopy(CopyIn copy) {
        this.copy = copy;
    }

    /** Writes all of these rows. When one cannot be written, none is, and PostgreSQL refuses the rest of the transaction. */
    static void write(List<ArchivedMessage> rows, PGConnection connection) throws SQLException {
        CopyIn copy = connection.getCopyAPI().copyIn(COPY);
        try {
            var writer = new MessageCopy(copy);
            writer.header();
            for (ArchivedMessage row : rows) {
                writer.row(row);
            }
            writer.end();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void header() throws SQLException {
        bytes(SIGNATURE);
        // Neither flags nor an extension.
        room(2 * Integer.BYTES).putInt(0).putInt(0);
    }

    private void row(ArchivedMessage row) throws SQLException {
        room(Short.BYTES).putShort(COLUMNS);
        field(row.account());
        room(Integer.BYTES * 2).putInt(Integer.BYTES).putInt(row.place().era());
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(row.place().offset());
        room(Integer.BYTES * 2).putInt(Integer.BYTES).putInt(row.place().number());
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(micros(row.sent()));
        field(row.id());
        field(row.peer());
        field(row.peerResource());
        nullableField(row.nickname());
        field(row.stanza());
    }

    private void end() throws SQLException {
        room(Short.BYTES).putShort(TRAILER);
        flush();
        copy.endCopy();
    }

    private void field(String text) throws SQLException {
        field(text.getBytes(StandardCharsets.UTF_8));
    }

    private void nullableField(@Nullable String text) throws SQLException {
        if (text == null) {
            room(Integer.BYTES).putInt(NULL);
        } else {
            field(text);
        }
    }

    private void field(byte[] value) throws SQLException {
        room(Integer.BYTES).putInt(value.length);
        bytes(value);
    }

    private void bytes(byte[] value) throws SQLException {
        if (value.length <= BUFFER) {
            room(value.length).put(value);
        } else {
            flush();
            copy.writeToCopy(value, 0, value.length);
        }
    }

    private ByteBuffer room(int bytes) throws SQLException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    private static long micros(Instant time) {
        return TimeUnit.SECONDS.toMicros(time.getEpochSecond() - EPOCH_SECONDS)
                + TimeUnit.NANOSECONDS.toMicros(time.getNano());
    }
}
