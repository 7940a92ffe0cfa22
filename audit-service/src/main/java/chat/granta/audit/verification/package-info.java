/**
 * Whether the trail is as it was written: {@code ./granta audit verify}.
 *
 * <p>Builds on {@code audit.trail} and {@code audit.keeper}.
 *
 * <p>See {@code docs/adr/0033-the-trail-is-sealed-row-by-row.md}.
 */
@NullMarked
package chat.granta.audit.verification;

import org.jspecify.annotations.NullMarked;
