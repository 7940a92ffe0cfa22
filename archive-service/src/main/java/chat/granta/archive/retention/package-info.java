/**
 * How long messages stay in archives: whole months are dropped, so that it costs nothing.
 *
 * <p>Builds on {@code archive.history.store}.
 */
@NullMarked
package chat.granta.archive.retention;

import org.jspecify.annotations.NullMarked;
