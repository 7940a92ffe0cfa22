package chat.granta.c2s.home;

import chat.granta.model.Stanza;

/** One session's way to its user's home. Called on the connection's event loop; never blocks. */
public interface HomeLink {
    /** Publishes a stanza whose {@code from} is stamped, as the session's next one. */
    void send(Stanza stanza);

    /** Tells the home that the session has ended. Calling it again does nothing. */
    void close();
}
