package chat.granta.auth.accounts.store;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.transaction.annotation.Transactional;

/** The accounts that have been used. Called from any thread; blocks on the database. */
public class Accounts {
    private final AccountRepository repository;

    Accounts(AccountRepository repository) {
        this.repository = repository;
    }

    /** By name, in order of names. */
    @Transactional(readOnly = true)
    public Map<String, Account> all() {
        Map<String, Account> accounts = new TreeMap<>();
        repository.findAll().forEach(row -> {
            Account account = Account.of(row);
            accounts.put(account.name(), account);
        });
        return accounts;
    }

    /** Makes the accounts that are not there yet, and notes when they were used; all of them or none. */
    @Transactional
    public void record(Collection<Login> logins) {
        logins.forEach(login -> repository.recordLogin(login.name(), login.time()));
    }
}
