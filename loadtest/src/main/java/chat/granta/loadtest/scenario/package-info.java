/**
 * The scenarios, each a sub-command: who connects, what they say, what is measured and what must hold.
 *
 * <p>The main thread waits and reads the clocks; connections live on the event loops.
 *
 * <p>Source: what Granta promises of speed, memory and safety ({@code README.md} of this module).
 */
@NullMarked
package chat.granta.loadtest.scenario;

import org.jspecify.annotations.NullMarked;
