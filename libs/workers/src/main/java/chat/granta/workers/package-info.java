/**
 * Work that goes on beside requests.
 *
 * <p>What waits for Kafka or blocks for long is a {@link chat.granta.workers.Worker} on a
 * {@link chat.granta.workers.WorkerThread} of its own, which Spring starts and stops: consumers of the log, and the publisher of the
 * outbox. What is done now and then is a {@link chat.granta.workers.RepeatedStep} that Spring's scheduler takes
 * ({@link chat.granta.workers.SchedulerConfiguration}).
 *
 * <p>What fails is tried again: a database or a broker that is away comes back.
 */
@NullMarked
package chat.granta.workers;

import org.jspecify.annotations.NullMarked;
