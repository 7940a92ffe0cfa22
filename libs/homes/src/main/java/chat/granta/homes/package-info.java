/**
 * The homes of one service: partitions of the log, each with an owner that gives every record one turn.
 *
 * <p>A service says in a {@link chat.granta.homes.HomeKind} which topic its homes are and what they keep, and decides about
 * records in a {@link chat.granta.homes.RecordLogic}. The library keeps the replay rule at the door, the stores, the
 * positions and the outputs with their origins, and runs all of it in Kafka Streams. It knows no user, no room, and no topic
 * by name but that of the dead letters. The router and muc-service are built on it.
 *
 * <p>See {@code docs/architecture.md}, "Exactly once in effect".
 */
@NullMarked
package chat.granta.homes;

import org.jspecify.annotations.NullMarked;
