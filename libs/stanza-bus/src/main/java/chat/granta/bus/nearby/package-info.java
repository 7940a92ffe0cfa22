/**
 * Writing to a broker that lives in this process, without the network between. What is written is what would have come by TCP, and the
 * log keeps it as it keeps all else; only the way there is shorter.
 */
@NullMarked
package chat.granta.bus.nearby;

import org.jspecify.annotations.NullMarked;
