/**
 * Takes records from {@code xmpp.archive}, writes their rows many at a time, and says what homes wait to hear.
 *
 * <p>The only package that knows the ledger; it calls all others.
 *
 * <p>See {@code docs/architecture.md}, "Exactly once in effect".
 */
@NullMarked
package chat.granta.archive.log;

import org.jspecify.annotations.NullMarked;
