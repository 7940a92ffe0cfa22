package chat.granta.auth.accounts.store;

import java.time.Instant;

/**
 * A change of an account's state, which its home is told.
 *
 * @param id rises in the order of commits
 * @param account the localpart of its address
 */
public record AccountEvent(long id, String account, AccountState state, Instant time) {}
