/**
 * Granta's services as processes of their own, around a broker and a database.
 *
 * <p>They are the executable jars that operators run, started on free ports of the loopback address; each can be killed
 * ({@code SIGKILL}), paused ({@code SIGSTOP}) and started again.
 */
@NullMarked
package chat.granta.chaos.cluster;

import org.jspecify.annotations.NullMarked;
