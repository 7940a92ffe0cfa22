/**
 * The tables of auth-service's own schema, {@code auth}, that hold accounts and what is to be told of them.
 *
 * <p>What leaves are values. {@code accounts} and {@code provisioning} write through it.
 *
 * <p>The schema is made by Flyway from {@code chat/granta/auth/db}.
 */
@NullMarked
package chat.granta.auth.accounts.store;

import org.jspecify.annotations.NullMarked;
