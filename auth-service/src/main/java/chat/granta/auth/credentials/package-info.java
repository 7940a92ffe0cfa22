/**
 * What gateways ask over HTTP during SASL: one account's credentials, and which mechanisms to offer. They also store here the
 * SCRAM keys that they derive at PLAIN logins.
 *
 * <p>Reads {@code passwordfile}. An account that does not exist gets a decoy, so that nobody learns which accounts exist.
 *
 * <p>This is the only synchronous call between services; see {@code auth-service/README.md}, "For gateways".
 */
@NullMarked
package chat.granta.auth.credentials;

import org.jspecify.annotations.NullMarked;
