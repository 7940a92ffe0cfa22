/**
 * Where in the log the database stands: input positions, what the replay rule remembers, outputs, versions of policies.
 *
 * <p>Used by {@code roster.log}, within its transactions.
 *
 * <p>See {@code docs/architecture.md}, "Exactly once in effect".
 */
@NullMarked
package chat.granta.roster.log.store;

import org.jspecify.annotations.NullMarked;
