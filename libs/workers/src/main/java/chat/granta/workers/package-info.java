/**
 * Work that goes on beside requests, each kind on a thread of its own.
 *
 * <p>Spring starts and stops a {@link chat.granta.workers.WorkerThread}; what it runs is a {@link chat.granta.workers.Worker}.
 *
 * <p>What fails is tried again: a database or a broker that is away comes back.
 */
@NullMarked
package chat.granta.workers;

import org.jspecify.annotations.NullMarked;
