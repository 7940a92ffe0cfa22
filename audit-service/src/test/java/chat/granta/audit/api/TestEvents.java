package chat.granta.audit.api;

import chat.granta.audit.AuditHttp;
import java.time.LocalDate;

/** Events of days long ago, which no other test has. */
public final class TestEvents {
    private TestEvents() {}

    public static void makeDay(String day) {
        AuditHttp.asOwner().execute("create table audit.event_" + day.replace('-', '_')
                + " partition of audit.event for values from ('" + day + "') to ('" + LocalDate.parse(day).plusDays(1)
                + "')");
        AuditHttp.asOwner().update("insert into audit.chain values (?::date, 90, 0, '\\x00')", day);
    }

    /** Adds an event of that day at that time (UTC). */
    public static void add(String day, long number, String time, String kind, String account, String columns,
            Object... values) {
        Object[] all = new Object[4 + values.length];
        all[0] = number;
        all[1] = day + "T" + time + "Z";
        all[2] = kind;
        all[3] = account;
        System.arraycopy(values, 0, all, 4, values.length);
        AuditHttp.asService().update("insert into audit.event (day, term, seal, number, time, kind, account"
                + (columns.isEmpty() ? "" : ", " + columns) + ") values ('" + day
                + "', 90, '\\x00', ?, ?::timestamptz, ?, ?" + ", ?".repeat(values.length) + ")", all);
    }
}
