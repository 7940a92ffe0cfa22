package chat.granta.archive.history.store;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Numbers the incarnations of {@code xmpp.user} and {@code xmpp.room}, in the order in which archive-service meets their topic ids. The caller opens
 * the transaction.
 */
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
            // A number that this transaction has added is not cached: the transaction may be rolled back.
            committed.put(topicId, era);
        }
        return era;
    }
}
