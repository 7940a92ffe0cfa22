/**
 * Where in the log the database stands: input positions, what the replay rule remembers, and what is yet to be said.
 *
 * <p>Used by {@code ledger}, within its transactions. The tables are in each service's own schema, and its migrations make
 * them; see the module's README.
 *
 * <p>See {@code docs/architecture.md}, "Exactly once in effect".
 */
@NullMarked
package chat.granta.ledger.store;

import org.jspecify.annotations.NullMarked;
