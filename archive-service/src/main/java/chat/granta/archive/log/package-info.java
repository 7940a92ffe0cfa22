/**
 * Reads {@code xmpp.archive} and {@code xmpp.offline} through the ledger, writes rows in bulk, and answers the homes.
 *
 * <p>The only package that knows the ledger; it calls all others.
 *
 * <p>See {@code docs/architecture.md}, "Exactly once in effect".
 */
@NullMarked
package chat.granta.archive.log;

import org.jspecify.annotations.NullMarked;
