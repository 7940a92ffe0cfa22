/**
 * What the server, and an account on behalf of its user, answer themselves.
 *
 * <p>Builds on {@code router.home} and {@code handling.iq}.
 *
 * <p>Source: RFC 6120 sections 10.3 and 10.5, XEP-0092, XEP-0202.
 */
@NullMarked
package chat.granta.router.server;

import org.jspecify.annotations.NullMarked;
