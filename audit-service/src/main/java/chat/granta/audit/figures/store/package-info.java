/**
 * Counts the trail's events.
 */
@NullMarked
package chat.granta.audit.figures.store;

import org.jspecify.annotations.NullMarked;
