/**
 * What clients can do, as far as a home needs it: the nodes of others in which they are interested. A home asks one client for each
 * hash, and believes about other clients only what the hash proves.
 *
 * <p>Builds on {@code router.home} and {@code router.event}; {@code router.pep} reacts to what is learned here.
 *
 * <p>Source: XEP-0115 sections 5 and 6, XEP-0163 section 4.3.2.
 */
@NullMarked
package chat.granta.router.caps;

import org.jspecify.annotations.NullMarked;
