/**
 * The turn of one IQ: it tells a handler who asks, and collects what is sent besides the answer.
 *
 * <p>Features build on this package; {@code archive.log} runs them, inside a database transaction.
 *
 * <p>See {@code docs/architecture.md}, "Exactly once in effect".
 */
@NullMarked
package chat.granta.archive.turn;

import org.jspecify.annotations.NullMarked;
