/**
 * Reads requests from {@code xmpp.roster} through the ledger, runs them, and publishes replies and reports.
 *
 * <p>The only package that knows the ledger. Features are called through {@link chat.granta.roster.turn.RequestLogic}.
 *
 * <p>See {@code docs/architecture.md}, "Exactly once in effect".
 */
@NullMarked
package chat.granta.roster.log;

import org.jspecify.annotations.NullMarked;
