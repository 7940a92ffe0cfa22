/**
 * The gateway's side of the log: what clients send goes to their users' homes, what homes answer comes back.
 *
 * <p>Connections see only {@link chat.granta.c2s.home.UserHomes}, {@link chat.granta.c2s.home.HomeLink} and
 * {@link chat.granta.c2s.home.ClientSession}; Kafka and the envelope stay in here.
 *
 * <p>See {@code docs/architecture.md}, "The way of one message".
 */
@NullMarked
package chat.granta.c2s.home;

import org.jspecify.annotations.NullMarked;
