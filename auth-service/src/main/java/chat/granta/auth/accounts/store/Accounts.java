package chat.granta.auth.accounts.store;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.transaction.annotation.Transactional;

/** The accounts and their states. Called from any thread; blocks on the database. */
public class Accounts {
    private final AccountTable table;

    Accounts(AccountTable table) {
        this.table = table;
    }

    /** By name, in order of names. */
    @Transactional(readOnly = true)
    public Map<String, Account> all() {
        Map<String, Account> accounts = new TreeMap<>();
        table.all().forEach(account -> accounts.put(account.name(), account));
        return accounts;
    }

    /** Whether there was a login of an account that the password file has not been asked about. */
    @Transactional(readOnly = true)
    public boolean hasUnconfirmed() {
        return table.hasUnconfirmed();
    }

    /**
     * Notes when accounts were used, which makes new ones active; all of them or none. The same login told twice, or late,
     * changes nothing: the log may be replayed.
     */
    @Transactional
    public void record(Collection<Login> logins) {
        if (logins.isEmpty()) {
            return;
        }
        table.lockEvents();
        table.noteLogins(logins);
        table.activate(logins.stream().map(Login::name).distinct().toList());
    }

    /**
     * Lets {@code decision} look at all accounts and say which change their state; makes the changes, and the events that
     * tell of them, in one transaction. Nobody else changes states meanwhile.
     */
    @Transactional
    public void change(Function<Map<String, Account>, Map<String, AccountState>> decision) {
        table.lockEvents();
        Map<String, AccountState> changes = decision.apply(all());
        if (!changes.isEmpty()) {
            table.setStates(changes);
        }
        table.forgetOldEvents();
    }
}
