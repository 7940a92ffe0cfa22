package chat.granta.archive.history.store;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Numbers the incarnations of the homes' topic, in the order in which they are seen. Within a transaction of the caller's. */
public final class TopicIncarnations {
    private final JdbcTemplate database;
    private final Map<UUID, Integer> committed = new ConcurrentHashMap<>();

    public TopicIncarnations(JdbcTemplate database) {
        this.database = database;
    }

    public int of(UUID topicId) {
        Integer known = committed.get(topicId);
        if (known != null) {
            return known;
        }
        boolean isNew = database.update("insert into archive.era (topic_id) values (?) on conflict do nothing",
                topicId) == 1;
        int era = Objects.requireNonNull(
                database.queryForObject("select era from archive.era where topic_id = ?", Integer.class, topicId));
        if (isNew) {
            DurableCommit.demand(database);
        } else {
            // What this transaction has added may yet be undone.
            committed.put(topicId, era);
        }
        return era;
    }
}
