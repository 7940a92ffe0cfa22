/**
 * The router inside Kafka Streams: stores, the replay rule at the door, outputs emitted with their origins.
 *
 * <p>Runs a {@link chat.granta.router.home.RecordLogic}; all that knows Kafka in the router is in here.
 *
 * <p>See {@code docs/architecture.md}, "Exactly once in effect, without waiting for commits".
 */
@NullMarked
package chat.granta.router.streams;

import org.jspecify.annotations.NullMarked;
