/**
 * The table of derived SCRAM keys, {@code auth.derived_key}.
 *
 * <p>{@code credentials} keeps its content in memory: this is asked at the start and for changes, never during a login.
 *
 * <p>The schema is that of {@code accounts.store}.
 */
@NullMarked
package chat.granta.auth.credentials.store;

import org.jspecify.annotations.NullMarked;
