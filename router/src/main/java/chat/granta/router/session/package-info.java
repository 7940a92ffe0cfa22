/**
 * A user's sessions: bound, closed, or dead with their gateway.
 *
 * <p>Builds on {@code router.home}; ending a session goes through {@code router.presence}, which tells others.
 *
 * <p>Source: RFC 6120 section 7 (resource binding).
 */
@NullMarked
package chat.granta.router.session;

import org.jspecify.annotations.NullMarked;
