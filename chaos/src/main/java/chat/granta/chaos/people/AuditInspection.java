package chat.granta.chaos.people;

import chat.granta.chaos.login.Login;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compares the audit trail with what was sent: an event for each message, and no message twice. */
final class AuditInspection {
    private static final String SENT = """
            select count(*), count(distinct archive_id) from audit.event
            where kind = 'message' and account = ? and outcome in ('delivered', 'offline')
            """;

    private AuditInspection() {}

    static List<String> findings(List<Correspondent> senders, Connection database) throws SQLException {
        List<String> findings = new ArrayList<>();
        try (PreparedStatement count = database.prepareStatement(SENT)) {
            for (Correspondent sender : senders) {
                count.setString(1, sender.name() + '@' + Login.DOMAIN);
                try (ResultSet row = count.executeQuery()) {
                    row.next();
                    long events = row.getLong(1);
                    long messages = row.getLong(2);
                    int uncertain = sender.out().uncertain();
                    if (events != messages || messages < sender.out().sent()
                            || messages > sender.out().sent() + uncertain) {
                        findings.add(
                                "%s has sent %d (%d perhaps twice), the trail has %d events of %d messages".formatted(
                                        sender.name(), sender.out().sent(), uncertain, events, messages));
                    }
                }
            }
        }
        return findings;
    }
}
