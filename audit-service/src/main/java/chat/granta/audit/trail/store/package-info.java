/**
 * The trail's tables: partitions by day and term, the events in them, and how far each is written.
 *
 * <p>Used by {@code audit.trail} and whoever looks after the trail.
 */
@NullMarked
package chat.granta.audit.trail.store;

import org.jspecify.annotations.NullMarked;
