/**
 * archive-service: offline messages and the message archive.
 *
 * <p>Homes write to {@code xmpp.archive} and {@code xmpp.offline}, and are answered on {@code xmpp.user}; the service has no connection to clients.
 *
 * <p>Source: XEP-0160, XEP-0313.
 */
@NullMarked
package chat.granta.archive;

import org.jspecify.annotations.NullMarked;
