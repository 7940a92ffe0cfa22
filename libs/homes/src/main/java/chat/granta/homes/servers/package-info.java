/**
 * The servers of those whom a home takes to be there: whether they are.
 *
 * <p>Builds on {@code chat.granta.homes}. A service brings the domains and the addresses to ask in the name of, and does what follows when one
 * has vanished.
 *
 * <p>Source: RFC 6120 section 10.4; XEP-0199 section 4.5.
 */
@NullMarked
package chat.granta.homes.servers;

import org.jspecify.annotations.NullMarked;
