/**
 * Operators' acts by HTTP, and rooms that nobody wants any more. A request becomes a command that the room service sends to the room
 * ({@code operator}); what the room answers comes back by the database.
 *
 * <p>Neighbours: {@code projection.store}, where listings and answers are.
 *
 * <p>Source: RFC 6750 for access, RFC 9457 for errors.
 */
@NullMarked
package chat.granta.muc.administration;

import org.jspecify.annotations.NullMarked;
