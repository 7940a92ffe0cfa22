/**
 * IQ requests (RFC 6120 section 8.2.3) and who answers them.
 *
 * <p>An entity that is addressed, such as the server or an account, has one {@link chat.granta.handling.iq.IqDispatcher}
 * made of the handlers its service lists.
 *
 * <p>Service discovery derives from the same list, see {@code handling.disco}.
 */
@NullMarked
package chat.granta.handling.iq;

import org.jspecify.annotations.NullMarked;
