/**
 * XEP-0199: XMPP Ping, answered.
 *
 * <p>Neighbours: {@code handling.iq}.
 *
 * <p>Source: XEP-0199 section 4.
 */
@NullMarked
package chat.granta.handling.ping;

import org.jspecify.annotations.NullMarked;
