package chat.granta.walls.examples.good.rooms.names.store;

import chat.granta.walls.examples.good.handling.Handler;
import org.springframework.jdbc.core.JdbcTemplate;

class NameRow {
    void save(Handler handler, JdbcTemplate database) {}
}
