/**
 * New SCRAM keys, and what of keys an outsider can see.
 *
 * <p>Used by {@code passwordfile} and {@code credentials}; the functions are {@code chat.granta.scram}'s.
 *
 * <p>Source: RFC 5802 sections 3 and 9.
 */
@NullMarked
package chat.granta.auth.scram;

import org.jspecify.annotations.NullMarked;
