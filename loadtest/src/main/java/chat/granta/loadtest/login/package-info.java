/**
 * A client's way from an open connection to a bound resource: TLS, SASL, binding.
 *
 * <p>Keys are derived once per password, salt and iteration count: the generator measures the server's work, not its own.
 *
 * <p>Source: RFC 6120 sections 4 to 7; RFC 5802, 7677 and 4616 for SASL.
 */
@NullMarked
package chat.granta.loadtest.login;

import org.jspecify.annotations.NullMarked;
