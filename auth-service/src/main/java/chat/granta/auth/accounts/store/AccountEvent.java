package chat.granta.auth.accounts.store;

import java.time.Instant;

/**
 * An account's state has changed.
 *
 * @param id higher for what was committed later
 * @param account localpart of its address
 */
public record AccountEvent(long id, String account, AccountState state, Instant time) {}
