/**
 * One request's turn: what a feature is asked, and where it leaves what it answers.
 *
 * <p>Features build on this package; {@code archive.log} runs them, inside a database transaction.
 *
 * <p>See {@code docs/architecture.md}, "Exactly once in effect".
 */
@NullMarked
package chat.granta.archive.turn;

import org.jspecify.annotations.NullMarked;
