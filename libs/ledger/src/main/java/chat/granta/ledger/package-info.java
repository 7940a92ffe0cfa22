/**
 * What every service does that takes records from the log, writes rows of its own, and says something in return: input
 * positions, rows and what is to be said are committed together; what was committed is then published.
 *
 * <p>A service gives its {@link chat.granta.ledger.Bookkeeping} and the schema that holds its ledger tables, and starts the
 * {@link chat.granta.ledger.Ledger}. Builds on {@code stanza-bus} and {@code workers}.
 *
 * <p>See {@code docs/architecture.md}, "Exactly once in effect".
 */
@NullMarked
package chat.granta.ledger;

import org.jspecify.annotations.NullMarked;
