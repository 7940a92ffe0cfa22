/**
 * Servers as processes of their own, which a test may stop or kill.
 *
 * <p>Neighbours: none; it knows nothing of what it starts.
 */
@NullMarked
package chat.granta.testkit.process;

import org.jspecify.annotations.NullMarked;
