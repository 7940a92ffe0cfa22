/**
 * The trail itself: where events are added, each sealed together with all that came before it in its partition.
 *
 * <p>Builds on {@code audit.event}, {@code audit.privacy} and {@code audit.seal}.
 */
@NullMarked
package chat.granta.audit.trail;

import org.jspecify.annotations.NullMarked;
