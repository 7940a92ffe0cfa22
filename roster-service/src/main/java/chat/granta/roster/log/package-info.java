/**
 * Takes requests from {@code xmpp.roster}, in batches of one database transaction each, and publishes what they yield.
 *
 * <p>The only package that knows the ledger. It runs {@link chat.granta.roster.turn.RequestLogic}.
 *
 * <p>See {@code docs/architecture.md}, "Exactly once in effect".
 */
@NullMarked
package chat.granta.roster.log;

import org.jspecify.annotations.NullMarked;
