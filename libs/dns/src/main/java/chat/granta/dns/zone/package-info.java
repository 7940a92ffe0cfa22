/**
 * What the zones of an installation should say, and whether they do: for people who publish records.
 *
 * <p>{@code ./granta dns} and {@code ./granta check} print it; {@code gateway-s2s} knows the installation's settings and certificate.
 *
 * <p>Source: RFC 6120 sections 3.2 and 13.7.1.2, RFC 2782, XEP-0368, RFC 7673, RFC 7671 section 5.1.
 */
@NullMarked
package chat.granta.dns.zone;

import org.jspecify.annotations.NullMarked;
