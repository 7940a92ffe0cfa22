package chat.granta.walls.examples.database.rooms.names;

import org.springframework.jdbc.core.JdbcTemplate;

public interface Names {
    void take(JdbcTemplate value);
}
