/**
 * Reads and erases one user's events.
 *
 * <p>Used by {@code audit.subject}.
 *
 * <p>See {@code docs/adr/0033-the-trail-is-sealed-row-by-row.md}.
 */
@NullMarked
package chat.granta.audit.subject.store;

import org.jspecify.annotations.NullMarked;
