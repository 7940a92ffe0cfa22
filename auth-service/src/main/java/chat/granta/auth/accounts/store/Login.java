package chat.granta.auth.accounts.store;

import java.time.Instant;

/**
 * Somebody logged in.
 *
 * @param name localpart of the account's address
 */
public record Login(String name, Instant time) {}
