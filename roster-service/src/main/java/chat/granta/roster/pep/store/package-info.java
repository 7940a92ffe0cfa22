/**
 * The tables {@code pep_node}, {@code pep_item}, {@code pep_affiliation} and {@code pep_subscription} of the schema {@code roster}.
 *
 * <p>Used by {@code roster.pep}, within the transaction of a request.
 *
 * <p>See {@code docs/architecture.md}, "Where each fact lives".
 */
@NullMarked
package chat.granta.roster.pep.store;

import org.jspecify.annotations.NullMarked;
