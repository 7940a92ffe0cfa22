package chat.granta.auth.credentials.store;

import chat.granta.scram.ScramKeys;

/**
 * Keys that a gateway derived from an account's password.
 *
 * @param fingerprint the fingerprint of the hash that the password fitted
 * @param change rises in the order of commits
 */
public record DerivedKey(String account, String fingerprint, ScramKeys keys, long change) {}
