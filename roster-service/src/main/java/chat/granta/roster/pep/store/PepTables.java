package chat.granta.roster.pep.store;

import org.springframework.jdbc.core.JdbcTemplate;

/** All tables of personal eventing. */
public record PepTables(NodeStore nodes, ItemStore items, PeopleStore people, LastItemStore lastItems) {
    public PepTables(JdbcTemplate database) {
        this(new NodeStore(database), new ItemStore(database), new PeopleStore(database), new LastItemStore(database));
    }
}
