/**
 * The table of derived SCRAM keys, {@code auth.derived_key}.
 *
 * <p>{@code credentials} has the whole table in memory: it reads it at the start, and then its changes, but never during
 * a login.
 *
 * <p>{@code accounts.store} makes the schema.
 */
@NullMarked
package chat.granta.auth.credentials.store;

import org.jspecify.annotations.NullMarked;
