/**
 * A certificate authority for tests of TLS: it issues what servers and clients show each other.
 *
 * <p>Neighbours: none; certificates are made by Bouncy Castle and written as PEM files.
 *
 * <p>Source: RFC 5280, RFC 6120 section 13.7.1, RFC 7468.
 */
@NullMarked
package chat.granta.testkit.certificates;

import org.jspecify.annotations.NullMarked;
