/**
 * What operators ask over HTTP for {@code ./granta audit}: verification and a user's own record.
 *
 * <p>Builds on {@code audit.verification} and {@code audit.subject}.
 *
 * <p>See {@code docs/adr/0033-the-trail-is-sealed-row-by-row.md}.
 */
@NullMarked
package chat.granta.audit.operator;

import org.jspecify.annotations.NullMarked;
