/**
 * SCRAM's functions and what a server keeps of a password (RFC 5802 sections 2.2 and 3).
 *
 * <p>auth-service reads and makes keys; gateway-c2s checks proofs and passwords by them, and derives those that are missing.
 *
 * <p>Source: RFC 5802 (SHA-1), RFC 7677 (SHA-256) and their like with SHA-512; RFC 8265 for passwords.
 */
@NullMarked
package chat.granta.scram;

import org.jspecify.annotations.NullMarked;
