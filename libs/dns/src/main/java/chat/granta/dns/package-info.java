/**
 * What the DNS says of XMPP servers: where the servers of a domain are, what is proved of them, and which addresses others complain about.
 *
 * <p>dnsjava asks the name servers. {@code gateway-s2s} connects to what is found, and asks about who connects; {@code ./granta dns}
 * prints what to publish.
 *
 * <p>Source: RFC 6120 section 3.2, RFC 2782, XEP-0368, RFC 7673, RFC 5782.
 */
@NullMarked
package chat.granta.dns;

import org.jspecify.annotations.NullMarked;
