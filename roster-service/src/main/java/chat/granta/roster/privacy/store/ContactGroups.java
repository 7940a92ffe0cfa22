package chat.granta.roster.privacy.store;

import chat.granta.model.Jid;
import chat.granta.roster.privacy.RosterGroups;
import org.springframework.jdbc.core.JdbcTemplate;

/** Looks up the groups of a roster in the table {@code roster.contact}. */
public final class ContactGroups implements RosterGroups {
    private final JdbcTemplate database;

    public ContactGroups(JdbcTemplate database) {
        this.database = database;
    }

    @Override
    public boolean has(Jid account, String group) {
        return Boolean.TRUE.equals(database.queryForObject(
                "select exists (select from roster.contact where account = ? and in_roster and ? = any (groups))",
                Boolean.class, account.toString(), group));
    }
}
