package chat.granta.ledger.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows for PostgreSQL's {@code COPY}, in its binary format (PostgreSQL's manual, "COPY", "Binary Format"). A row is begun, gets its
 * fields in the order of the columns, and is followed by the next. For one thread.
 */
public final class BinaryCopy {
    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int NULL = -1;
    private static final short TRAILER = -1;
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
    private static final long EPOCH_SECONDS = EPOCH.toEpochDay() * TimeUnit.DAYS.toSeconds(1);
    private static final int FULL = 64 * 1024;

    private ByteBuffer buffer = ByteBuffer.allocate(2 * FULL);
    private int row;

    /** Writes rows; when one cannot be written, none is, and PostgreSQL refuses the rest of the transaction. */
    public interface Rows {
        void writeTo(BinaryCopy copy, Flush flush) throws SQLException;
    }

    /** To be called between rows: what has been collected is sent, when there is enough of it. */
    @FunctionalInterface
    public interface Flush {
        void ifFull() throws SQLException;
    }

    /** @param statement {@code copy TABLE (COLUMNS) from stdin (format binary)} */
    public static void write(PGConnection connection, String statement, Rows rows) throws SQLException {
        CopyIn copy = connection.getCopyAPI().copyIn(statement);
        try {
            var writer = new BinaryCopy();
            // Neither flags nor an extension.
            writer.buffer.put(SIGNATURE).putInt(0).putInt(0);
            rows.writeTo(writer, () -> {
                if (writer.buffer.position() >= FULL) {
                    writer.send(copy);
                }
            });
            writer.room(Short.BYTES).putShort(TRAILER);
            writer.send(copy);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void send(CopyIn copy) throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    /** @param columns how many fields the row has */
    public BinaryCopy row(int columns) {
        row = buffer.position();
        room(Short.BYTES).putShort((short) columns);
        return this;
    }

    public BinaryCopy number(int value) {
        room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value);
        return this;
    }

    public BinaryCopy number(@Nullable Integer value) {
        return value == null ? nothing() : number(value.intValue());
    }

    public BinaryCopy number(long value) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
        return this;
    }

    /** To the microsecond. */
    public BinaryCopy time(Instant value) {
        return number(TimeUnit.SECONDS.toMicros(value.getEpochSecond() - EPOCH_SECONDS)
                + TimeUnit.NANOSECONDS.toMicros(value.getNano()));
    }

    public BinaryCopy date(LocalDate value) {
        return number((int) (value.toEpochDay() - EPOCH.toEpochDay()));
    }

    public BinaryCopy text(@Nullable String value) {
        return bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    public BinaryCopy bytes(byte @Nullable [] value) {
        if (value == null) {
            return nothing();
        }
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
        return this;
    }

    private BinaryCopy nothing() {
        room(Integer.BYTES).putInt(NULL);
        return this;
    }

    /** The fields of the row so far, as they are sent: two rows have the same ones exactly when they have the same values. */
    public ByteBuffer fields() {
        return buffer.duplicate().flip().position(row);
    }

    /** Begins anew, with nothing collected. */
    public void clear() {
        buffer.clear();
        row = 0;
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            byte[] larger = Arrays.copyOf(buffer.array(), Math.max(2 * buffer.capacity(), buffer.position() + bytes));
            buffer = ByteBuffer.wrap(larger).position(buffer.position());
        }
        return buffer;
    }
}
