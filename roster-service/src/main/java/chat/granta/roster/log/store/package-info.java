/**
 * The table of policy versions, one for each account.
 *
 * <p>Used by {@code roster.log}, within its transactions.
 *
 * <p>See {@code docs/architecture.md}, "Exactly once in effect".
 */
@NullMarked
package chat.granta.roster.log.store;

import org.jspecify.annotations.NullMarked;
