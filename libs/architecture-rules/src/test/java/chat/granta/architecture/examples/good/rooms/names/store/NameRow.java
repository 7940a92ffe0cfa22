package chat.granta.architecture.examples.good.rooms.names.store;

import chat.granta.architecture.examples.good.handling.Handler;
import org.springframework.jdbc.core.JdbcTemplate;

class NameRow {
    void save(Handler handler, JdbcTemplate database) {}
}
