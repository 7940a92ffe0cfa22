/**
 * The ledger's tables: how far each input partition is handled, the replay rule's positions, and outputs that are not sent yet.
 *
 * <p>Used by {@code ledger}, within its transactions. The tables are in each service's own schema, and its migrations make
 * them; see the module's README.
 *
 * <p>See {@code docs/architecture.md}, "Exactly once in effect".
 */
@NullMarked
package chat.granta.ledger.store;

import org.jspecify.annotations.NullMarked;
