/**
 * What is measured: latencies, order, and what the server's processes cost; and the report of it.
 *
 * <p>Processes are read from {@code /proc}, so they must run on this machine.
 */
@NullMarked
package chat.granta.loadtest.measure;

import org.jspecify.annotations.NullMarked;
