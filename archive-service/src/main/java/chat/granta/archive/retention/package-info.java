/**
 * How long messages stay in archives: a month's partition is dropped as a whole, which costs next to nothing.
 *
 * <p>Builds on {@code archive.history.store}.
 */
@NullMarked
package chat.granta.archive.retention;

import org.jspecify.annotations.NullMarked;
