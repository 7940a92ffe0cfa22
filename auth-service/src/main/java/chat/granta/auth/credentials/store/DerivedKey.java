package chat.granta.auth.credentials.store;

import chat.granta.auth.scram.ScramKeys;

/**
 * Keys that a gateway derived from an account's password.
 *
 * @param fingerprint names the hash that the password fitted
 * @param change higher for what was committed later
 */
public record DerivedKey(String account, String fingerprint, ScramKeys keys, long change) {}
