package chat.granta.auth.accounts.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account that has been in the password file, or been used.
 *
 * @param name localpart of its address
 * @param state null until the password file is compared
 * @param firstLogin null before the first login; the last one too
 */
public record Account(String name, @Nullable AccountState state, @Nullable Instant firstLogin,
        @Nullable Instant lastLogin) {}
