/**
 * What an installation's people are told of its records and its certificate.
 *
 * <p>{@code chat.granta.dns.zone} knows what zones should say; this package knows the settings it depends on. {@code standalone} prints it.
 *
 * <p>Source: RFC 6120 sections 3.2 and 13.7.1.2.
 */
@NullMarked
package chat.granta.s2s.advice;

import org.jspecify.annotations.NullMarked;
