package chat.granta.auth.accounts.store;

import java.time.Instant;

/**
 * A successful login.
 *
 * @param name the localpart of the account's address
 */
public record Login(String name, Instant time) {}
