/**
 * The turn of one request: it tells a feature who asks and when, and collects what the feature decides.
 *
 * <p>Features build on this package; {@code roster.log} runs them, inside one database transaction for each request.
 *
 * <p>See {@code docs/architecture.md}, "Exactly once in effect": rows, input position and reply are committed together.
 */
@NullMarked
package chat.granta.roster.turn;

import org.jspecify.annotations.NullMarked;
