package chat.granta.audit.trail.store;

import chat.granta.audit.event.Event;
import chat.granta.audit.event.EventKind;
import chat.granta.ledger.store.BinaryCopy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;

/** An event at its place in the trail, written to the table and read from it. */
public record EventRow(PartitionKey partition, long number, Event event) {
    /** In this order they are written, read and sealed; the seal itself is the last. */
    static final String COLUMNS = "day, term, number, time, kind, account, resource, peer, peer_resource, room, address, "
            + "type, id, archive_id, size, outcome, reason, detail";
    private static final int COUNT = 18;

    static EventRow of(ResultSet row) throws SQLException {
        var partition = new PartitionKey(row.getObject("day", LocalDate.class), row.getInt("term"));
        Integer size = row.getObject("size", Integer.class);
        return new EventRow(partition, row.getLong("number"), new Event(
                Objects.requireNonNull(row.getObject("time", OffsetDateTime.class)).toInstant(),
                EventKind.of(row.getString("kind")), row.getString("account"), row.getString("resource"),
                row.getString("peer"), row.getString("peer_resource"), row.getString("room"), row.getString("address"),
                row.getString("type"), row.getString("id"), row.getString("archive_id"), size,
                row.getString("outcome"), row.getString("reason"), row.getString("detail")));
    }

    /** Begins a row with all of its fields but the seal. */
    BinaryCopy writeTo(BinaryCopy copy) {
        return copy.row(COUNT + 1).date(partition.day()).number(partition.term()).number(number).time(event.time())
                .text(event.kind().toString()).text(event.account()).text(event.resource()).text(event.peer())
                .text(event.peerResource()).text(event.room()).text(event.address()).text(event.type())
                .text(event.id()).text(event.archiveId()).number(event.size()).text(event.outcome())
                .text(event.reason()).text(event.detail());
    }
}
