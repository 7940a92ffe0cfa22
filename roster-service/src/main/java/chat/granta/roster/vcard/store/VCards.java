package chat.granta.roster.vcard.store;

import chat.granta.model.Jid;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each account's vCard, as XML. The caller opens the database transaction. */
public final class VCards {
    private final JdbcTemplate database;

    public VCards(JdbcTemplate database) {
        this.database = database;
    }

    /** An account's vCard, or null when it has none. */
    public @Nullable String of(Jid account) {
        return database.query("select xml from roster.vcard where account = ?",
                rows -> rows.next() ? rows.getString(1) : null, account.toString());
    }

    /**
     * An account's vCard when it is in no node yet, or its photograph is in none (ADR 25); else null. Asked for with every policy, so
     * that the vCard itself, which may be large, is not read without a reason.
     */
    public @Nullable String unpublished(Jid account) {
        return database.query(
                """
                        select v.xml from roster.vcard v where v.account = ? and (
                            not exists (select from roster.pep_node n where n.account = v.account and n.name = 'urn:xmpp:vcard4')
                            or position('BINVAL' in v.xml) > 0 and not exists (
                                select from roster.pep_node n where n.account = v.account and n.name = 'urn:xmpp:avatar:metadata'))
                        """,
                rows -> rows.next() ? rows.getString(1) : null, account.toString());
    }

    public void put(Jid account, String xml) {
        database.update("""
                insert into roster.vcard (account, xml) values (?, ?)
                on conflict (account) do update set xml = excluded.xml
                """, account.toString(), xml);
    }

    public void remove(Jid account) {
        database.update("delete from roster.vcard where account = ?", account.toString());
    }
}
