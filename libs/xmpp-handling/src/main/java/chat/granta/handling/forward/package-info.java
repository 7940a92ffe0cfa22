/**
 * Stanza forwarding (XEP-0297): a stanza inside another.
 *
 * <p>Builds on {@code xmpp-model}; carbons and archives wrap what they forward.
 *
 * <p>Source: XEP-0297 version 1.0 and XEP-0203 version 2.0.
 */
@NullMarked
package chat.granta.handling.forward;

import org.jspecify.annotations.NullMarked;
