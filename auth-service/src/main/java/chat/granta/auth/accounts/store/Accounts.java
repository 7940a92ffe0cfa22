package chat.granta.auth.accounts.store;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
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

    /** The names of those that somebody has logged in to. */
    @Transactional(readOnly = true)
    public Set<String> used() {
        return Set.copyOf(table.used());
    }

    /** Whether there is an account with a login that has not been compared with the password file yet. */
    @Transactional(readOnly = true)
    public boolean hasUnconfirmed() {
        return table.hasUnconfirmed();
    }

    /**
     * Notes logins, all of them or none; the first one makes an account active. A login that is noted twice, or late, changes
     * nothing more: the log may be replayed.
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
     * Gives all accounts to {@code decision}, which returns the new states of those that change; stores these, and an event for
     * each, in one transaction. No other process changes states meanwhile.
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
