package chat.granta.audit.acts.store;

import chat.granta.audit.acts.AuditorsActs;
import chat.granta.audit.event.Event;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcTemplate;

/** Table {@code act}: the service may add to it and read it. */
public final class ActTable implements AuditorsActs {
    private final JdbcTemplate database;

    public ActTable(JdbcTemplate database) {
        this.database = database;
    }

    @Override
    public void record(Event act) {
        database.update("insert into audit.act (time, kind, auditor, about, address, type, reason, detail) "
                + "values (?, ?, ?, ?, ?, ?, ?, ?)", act.time().atOffset(ZoneOffset.UTC), act.kind().toString(),
                act.account(), act.peer(), act.address(), act.type(), act.reason(), act.detail());
    }
}
