package chat.granta.auth.accounts.store;

import java.time.Instant;
import java.util.Objects;

/**
 * An account that has been used.
 *
 * @param name localpart of its address
 */
public record Account(String name, Instant firstLogin, Instant lastLogin) {
    static Account of(AccountEntity row) {
        return new Account(Objects.requireNonNull(row.name()), Objects.requireNonNull(row.firstLogin()),
                Objects.requireNonNull(row.lastLogin()));
    }
}
