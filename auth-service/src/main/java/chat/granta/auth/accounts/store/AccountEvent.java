package chat.granta.auth.accounts.store;

import java.time.Instant;

/**
 * A change of an account's state, which is sent to its home.
 *
 * @param id rises in the order of commits
 * @param account the localpart of its address
 * @param predecessors how many accounts had its name before it
 */
public record AccountEvent(long id, String account, AccountState state, int predecessors, Instant time) {}
