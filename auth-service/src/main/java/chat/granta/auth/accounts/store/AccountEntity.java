package chat.granta.auth.accounts.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code auth.account}; written by {@link AccountTable} alone. */
@Entity
@Immutable
@Table(schema = "auth", name = "account")
class AccountEntity {
    @Id
    private @Nullable String name;
    @Enumerated(EnumType.STRING)
    private @Nullable AccountState state;
    private @Nullable Instant firstLogin;
    private @Nullable Instant lastLogin;

    @Nullable
    String name() {
        return name;
    }

    @Nullable
    AccountState state() {
        return state;
    }

    @Nullable
    Instant firstLogin() {
        return firstLogin;
    }

    @Nullable
    Instant lastLogin() {
        return lastLogin;
    }
}
