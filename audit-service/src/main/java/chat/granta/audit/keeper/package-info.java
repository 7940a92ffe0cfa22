/**
 * Looks after the trail: partitions ahead of time, signed heads, the end of what is no longer kept.
 *
 * <p>Builds on {@code audit.trail} and {@code audit.seal}.
 *
 * <p>See {@code docs/adr/0033-the-trail-is-sealed-row-by-row.md}.
 */
@NullMarked
package chat.granta.audit.keeper;

import org.jspecify.annotations.NullMarked;
