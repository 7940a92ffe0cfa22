/**
 * How a client's stream speaks with its user's home: it asks {@link chat.granta.c2s.home.UserHomes} for a place there, sends by
 * {@link chat.granta.c2s.home.HomeLink}, and is told things as a {@link chat.granta.c2s.home.ClientSession}.
 *
 * <p>Neither Kafka nor the envelope shows here; {@code chat.granta.c2s.log} is what lies behind it.
 *
 * <p>See {@code docs/stanza-route.md}.
 */
@NullMarked
package chat.granta.c2s.home;

import org.jspecify.annotations.NullMarked;
