/**
 * What the gateway asks auth-service: one small key fetch per login, and which mechanisms to offer.
 *
 * <p>Used by {@code chat.granta.c2s.sasl}; the one synchronous conversation between services, because secrets do not
 * belong on a log. Nothing here blocks its caller.
 *
 * <p>See {@code docs/architecture.md}, "The log".
 */
@NullMarked
package chat.granta.c2s.credentials;

import org.jspecify.annotations.NullMarked;
