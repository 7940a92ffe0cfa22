/**
 * Invitations that a room passes on (XEP-0045 section 7.8.2), and what becomes of them.
 *
 * <p>Builds on {@code muc.room}, {@code muc.broadcast} and {@code muc.privilege}. Direct invitations (XEP-0249) go from user to user, and
 * no room sees them.
 *
 * <p>Source: XEP-0045 section 7.8.
 */
@NullMarked
package chat.granta.muc.invitation;

import org.jspecify.annotations.NullMarked;
