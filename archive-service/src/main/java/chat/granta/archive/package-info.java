/**
 * archive-service: offline messages and the message archive.
 *
 * <p>Homes write to {@code xmpp.archive} what is to be kept; it speaks to no client.
 *
 * <p>Source: XEP-0160, XEP-0313, XEP-0441.
 */
@NullMarked
package chat.granta.archive;

import org.jspecify.annotations.NullMarked;
