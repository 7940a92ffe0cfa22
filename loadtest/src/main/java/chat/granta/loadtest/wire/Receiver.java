package chat.granta.loadtest.wire;

/** What happens on a connection, told on its event loop. */
public interface Receiver {
    /** The socket is connected and, with direct TLS, secured; told again when STARTTLS has secured it. */
    void ready(Connection connection);

    /** A top-level element is complete. The view is valid during the call. */
    void element(Connection connection, ElementView element);

    /** The connection could not be opened, failed or ended; told once, and nothing follows. */
    void closed(Connection connection, String reason);
}
