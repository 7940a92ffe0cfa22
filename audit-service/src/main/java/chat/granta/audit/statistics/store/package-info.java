/**
 * Counts days.
 *
 * <p>Used by {@code audit.statistics}.
 *
 * <p>See {@code docs/privacy.md}.
 */
@NullMarked
package chat.granta.audit.statistics.store;

import org.jspecify.annotations.NullMarked;
