/**
 * How much one user, and all users together, may do in a room: what is said there is written to every occupant. In large rooms the others are
 * shown only the last of several changes of presence that come right after each other.
 *
 * <p>Builds on {@code muc.room} and {@code muc.broadcast}.
 *
 * <p>Source: XEP-0045 section 14.6; settings {@code granta.muc.limit.*} and {@code granta.muc.calm.*}.
 */
@NullMarked
package chat.granta.muc.traffic;

import org.jspecify.annotations.NullMarked;
