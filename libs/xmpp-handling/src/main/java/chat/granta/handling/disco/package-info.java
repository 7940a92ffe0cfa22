/**
 * XEP-0030: Service Discovery, derived from the handlers that a service lists.
 *
 * <p>Neighbours: {@code handling.iq}, whose handlers name the features they bring.
 *
 * <p>Source: XEP-0030 sections 3 and 4.
 */
@NullMarked
package chat.granta.handling.disco;

import org.jspecify.annotations.NullMarked;
