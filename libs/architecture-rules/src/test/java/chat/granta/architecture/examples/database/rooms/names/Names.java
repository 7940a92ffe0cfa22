package chat.granta.architecture.examples.database.rooms.names;

import org.springframework.jdbc.core.JdbcTemplate;

public interface Names {
    void take(JdbcTemplate value);
}
