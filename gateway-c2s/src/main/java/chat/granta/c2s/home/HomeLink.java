package chat.granta.c2s.home;

import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.stream.management.HandledStanzas;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One session's way to its user's home. Called on the stream's thread unless said; never blocks. */
public interface HomeLink extends HandledStanzas {
    /** Publishes a stanza whose {@code from} is stamped, as the session's next one. */
    void send(Stanza stanza);

    /** Has the home answer a stanza that cannot be passed on: it counts, and its answer comes in its turn. */
    void refuse(Stanza stanza, StanzaError error);

    /**
     * XEP-0198 section 3: counting begins, both ways.
     *
     * @param id under which the session can be resumed; null: it cannot
     * @param max how long it then waits for that
     */
    void enable(@Nullable String id, Duration max);

    /** The client has so many of the stanzas delivered to it since counting began, over all its connections. */
    void acknowledged(long count);

    /** The connection is lost, and the session waits to be resumed. Calling it again does nothing. */
    void detach();

    /** Tells the home that the session has ended. Calling it again does nothing. */
    void close();
}
