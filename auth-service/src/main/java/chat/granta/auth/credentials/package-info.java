/**
 * What gateways ask during SASL: one account's credentials, and which mechanisms to offer; and the SCRAM keys that they
 * derive at PLAIN logins.
 *
 * <p>Reads {@code passwordfile}; answers for unknown accounts with decoys, so that nobody learns which accounts exist.
 *
 * <p>See {@code docs/architecture.md}, "The log": the one synchronous call between services.
 */
@NullMarked
package chat.granta.auth.credentials;

import org.jspecify.annotations.NullMarked;
