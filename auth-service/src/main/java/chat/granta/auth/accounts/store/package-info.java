/**
 * The tables of the schema {@code auth} that hold accounts, and the events about them for homes.
 *
 * <p>Used by {@code accounts}, {@code provisioning} and {@code users}.
 *
 * <p>The schema is made by Flyway from {@code chat/granta/auth/db}.
 */
@NullMarked
package chat.granta.auth.accounts.store;

import org.jspecify.annotations.NullMarked;
