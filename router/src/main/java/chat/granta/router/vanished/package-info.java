/**
 * Servers that have vanished: a user's contact elsewhere whose server cannot be reached any more is not there, whatever was said last.
 *
 * <p>Neighbours: {@code router.home}; gateway-s2s, which says that a server cannot be reached in the errors that senders get.
 *
 * <p>Source: RFC 6120 section 10.4, RFC 6121 section 4.5.
 */
@NullMarked
package chat.granta.router.vanished;

import org.jspecify.annotations.NullMarked;
