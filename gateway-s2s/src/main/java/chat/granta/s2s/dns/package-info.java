/**
 * Where the servers of a domain are: SRV records, their order, and addresses.
 *
 * <p>dnsjava asks the name servers. {@code chat.granta.s2s.outbound} connects to what is found.
 *
 * <p>Source: RFC 6120 section 3.2, RFC 2782, XEP-0368.
 */
@NullMarked
package chat.granta.s2s.dns;

import org.jspecify.annotations.NullMarked;
