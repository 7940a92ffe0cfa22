/**
 * Result set management (XEP-0059): a page of what would be too much at once.
 *
 * <p>Builds on {@code xmpp-model} and {@code handling.iq}; a service that has pages reads and writes them with it.
 *
 * <p>Source: XEP-0059 version 1.0.
 */
@NullMarked
package chat.granta.handling.paging;

import org.jspecify.annotations.NullMarked;
