/**
 * Presence (RFC 6121 section 4): what a user broadcasts and sends directly, what others may see of it and ask for, and what a
 * change of policy means for both.
 *
 * <p>Builds on {@code router.home} and {@code router.event}; the end of a session comes here as an event.
 *
 * <p>Source: RFC 6121 sections 3.1.3, 4.2 to 4.7 and 8.5.
 */
@NullMarked
package chat.granta.router.presence;

import org.jspecify.annotations.NullMarked;
