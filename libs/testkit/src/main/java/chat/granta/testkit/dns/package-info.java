/**
 * A small DNS for tests that must not ask the real one.
 *
 * <p>{@link chat.granta.testkit.dns.NameServer} is asked by what is tested, over UDP on the loopback address.
 *
 * <p>Source: RFC 1035, RFC 2782.
 */
@NullMarked
package chat.granta.testkit.dns;

import org.jspecify.annotations.NullMarked;
