package chat.granta.auth.accounts.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account that is or was in the password file, or that somebody has logged in to.
 *
 * @param name the localpart of its address
 * @param state null until the account has been compared with the password file
 * @param firstLogin null before the first login, like {@code lastLogin}
 */
public record Account(String name, @Nullable AccountState state, @Nullable Instant firstLogin,
        @Nullable Instant lastLogin) {}
