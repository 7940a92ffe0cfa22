package chat.granta.muc.projection.store;

import chat.granta.bus.wire.OperatorAnswered;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** What has become of operators' requests that came by HTTP; each is kept for a day. */
public final class OperatorAnswers {
    private final JdbcTemplate database;

    public OperatorAnswers(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * The number of a new request. Until the caller's transaction ends nobody else gets one, so that requests can be written to the log in the
     * order of their numbers.
     */
    public long next() {
        database.query("select pg_advisory_xact_lock(hashtext('muc.operator_request'))", _ -> {});
        Long number = database.queryForObject("select nextval('muc.operator_request')", Long.class);
        return number == null ? 0 : number;
    }

    /** Keeps an answer. Idempotent. */
    public void add(OperatorAnswered answered) {
        database.update("delete from muc.operator_answer where answered < now() - interval '1 day'");
        database.update("insert into muc.operator_answer (request, condition, text, answered) values (?, ?, ?, now()) "
                + "on conflict do nothing", answered.getRequest(), answered.getCondition(), answered.getText());
    }

    /** The answer to a request, when it has come. */
    public Optional<OperatorAnswered> find(long request) {
        return database.query("select condition, text from muc.operator_answer where request = ?",
                (row, _) -> OperatorAnswered.newBuilder().setRequest(request)
                        .setCondition(row.getString("condition")).setText(row.getString("text")).build(),
                request).stream().findFirst();
    }
}
