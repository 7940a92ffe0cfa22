/**
 * The SASL mechanisms (RFC 4422) that clients log in with, and who is told of a login.
 *
 * <p>Knows no XML, no Netty and no HTTP: {@code chat.granta.sasl.stream} carries the messages,
 * {@code chat.granta.c2s.credentials} fetches the keys. Adding a mechanism is one line in
 * {@link chat.granta.c2s.sasl.ClientMechanisms}.
 *
 * <p>See RFC 5802 and RFC 7677 (SCRAM), RFC 4616 (PLAIN), XEP-0178 (EXTERNAL), XEP-0440 and XEP-0474.
 */
@NullMarked
package chat.granta.c2s.sasl;

import org.jspecify.annotations.NullMarked;
