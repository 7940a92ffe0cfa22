/**
 * What roster-service and archive-service have in common: they read records from the log, write rows to their database,
 * and answer on the log. Input positions, rows and answers are committed in one transaction; committed answers are then
 * published.
 *
 * <p>A service gives its {@link chat.granta.ledger.Bookkeeping} and the schema that holds its ledger tables, and starts
 * the {@link chat.granta.ledger.Ledger}. Builds on {@code stanza-bus} and {@code workers}.
 *
 * <p>See {@code docs/architecture.md}, "Exactly once in effect".
 */
@NullMarked
package chat.granta.ledger;

import org.jspecify.annotations.NullMarked;
