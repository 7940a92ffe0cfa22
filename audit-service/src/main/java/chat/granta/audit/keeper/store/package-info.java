/**
 * The heads: what a partition was at a time, signed.
 *
 * <p>Used by {@code audit.keeper} and {@code audit.verification}.
 *
 * <p>See {@code docs/adr/0033-the-trail-is-sealed-row-by-row.md}.
 */
@NullMarked
package chat.granta.audit.keeper.store;

import org.jspecify.annotations.NullMarked;
