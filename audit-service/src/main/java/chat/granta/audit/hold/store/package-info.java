/**
 * Holds, and what they have kept.
 *
 * <p>Used by {@code audit.hold}.
 *
 * <p>See {@code docs/privacy.md}.
 */
@NullMarked
package chat.granta.audit.hold.store;

import org.jspecify.annotations.NullMarked;
