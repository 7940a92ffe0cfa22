/**
 * A user's sessions: bound, ended by their clients, or dead with their gateway.
 *
 * <p>Builds on {@code router.home} and {@code router.event}; what follows when a session ends is listed in
 * {@code RouterFeatures}.
 *
 * <p>Source: RFC 6120 section 7 (resource binding).
 */
@NullMarked
package chat.granta.router.session;

import org.jspecify.annotations.NullMarked;
