/**
 * Presence (RFC 6121 section 4): among a user's own resources, and sent directly to others.
 *
 * <p>Builds on {@code router.home}.
 *
 * <p>Source: RFC 6121 sections 4.2 to 4.6 and 8.5.
 */
@NullMarked
package chat.granta.router.presence;

import org.jspecify.annotations.NullMarked;
