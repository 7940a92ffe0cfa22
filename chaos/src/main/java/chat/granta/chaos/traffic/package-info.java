/**
 * People who send each other numbers, and the account of what came.
 *
 * <p>Each person is an independent client on a real connection. A direction of a pair is right when the numbers 1, 2, 3 …
 * arrived, each once and in this order.
 */
@NullMarked
package chat.granta.chaos.traffic;

import org.jspecify.annotations.NullMarked;
