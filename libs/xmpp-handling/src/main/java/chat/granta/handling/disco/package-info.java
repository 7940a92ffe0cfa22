/**
 * XEP-0030: Service Discovery, derived from the handlers that a service lists; and the hash of what it answers (XEP-0115).
 *
 * <p>Neighbours: {@code handling.iq}, whose handlers name the features they bring.
 *
 * <p>Source: XEP-0030 sections 3 and 4, XEP-0115 sections 5.1 and 6.2.
 */
@NullMarked
package chat.granta.handling.disco;

import org.jspecify.annotations.NullMarked;
