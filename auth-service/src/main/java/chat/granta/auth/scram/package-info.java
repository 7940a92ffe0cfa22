/**
 * SCRAM keys (RFC 5802 section 3) and how a password becomes them.
 *
 * <p>Used by {@code passwordfile}, for what the file holds, and by {@code credentials}, for what gateways have derived.
 *
 * <p>Mechanisms: RFC 5802 (SHA-1), RFC 7677 (SHA-256) and their like with SHA-512.
 */
@NullMarked
package chat.granta.auth.scram;

import org.jspecify.annotations.NullMarked;
