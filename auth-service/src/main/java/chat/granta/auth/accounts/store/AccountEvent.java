package chat.granta.auth.accounts.store;

import java.time.Instant;

/**
 * A change of an account's state, which is sent to its home.
 *
 * @param id rises in the order of commits
 * @param account the localpart of its address
 */
public record AccountEvent(long id, String account, AccountState state, Instant time) {}
