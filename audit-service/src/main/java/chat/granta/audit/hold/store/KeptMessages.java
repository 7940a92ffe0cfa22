package chat.granta.audit.hold.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What holds have kept, by the case for which it was ordered; and the end of that, and of messages that were reported. */
public final class KeptMessages {
    private final JdbcTemplate database;

    public KeptMessages(JdbcTemplate database) {
        this.database = database;
    }

    /** The oldest first. @param after the number of the last one of the page before, or 0 */
    public List<KeptMessage> page(long caseId, long after, int limit) {
        return database.query("""
                select number, time, sender, addressee, stanza from audit.held_stanza
                where hold in (select id from audit.hold where case_id = ?) and number > ? order by number limit ?
                """, (row, _) -> new KeptMessage(row.getLong("number"), row.getTimestamp("time").toInstant(),
                row.getString("sender"), row.getString("addressee"), row.getString("stanza")), caseId, after, limit);
    }

    /** Returns how many there were. */
    public int deleteOfCasesClosedBefore(Instant time) {
        Timestamp closed = Timestamp.from(time);
        int reported = database.update("""
                update audit.case_evidence set stanza = null where stanza is not null
                and case_id in (select id from audit.abuse_case where closed < ?)
                """, closed);
        return reported + database.update("""
                delete from audit.held_stanza where hold in
                (select h.id from audit.hold h join audit.abuse_case c on c.id = h.case_id where c.closed < ?)
                """, closed);
    }
}
