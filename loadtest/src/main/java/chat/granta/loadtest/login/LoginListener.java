package chat.granta.loadtest.login;

import chat.granta.loadtest.wire.Connection;

/** How a login went, told once, on the connection's event loop. */
public interface LoginListener {
    /** Bound. The listener hands the connection over to whoever goes on with it. */
    void loggedIn(Connection connection, String fullJid);

    /** No login; the connection is closed or about to be. */
    void failed(Connection connection, String reason);
}
