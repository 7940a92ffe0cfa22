/**
 * A user's home as the router's features see it: the user's sessions, and one record's {@link chat.granta.router.home.Turn}
 * in which features read, decide and leave what is to be said.
 *
 * <p>All features of the router build on this package; {@code libs/homes} runs it inside Kafka Streams. Nothing here or in the
 * features knows Kafka.
 *
 * <p>See {@code docs/architecture.md}, "Exactly once in effect": a turn is a pure function of its record and the store.
 */
@NullMarked
package chat.granta.router.home;

import org.jspecify.annotations.NullMarked;
