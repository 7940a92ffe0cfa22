package chat.granta.testkit.client;

import java.io.IOException;

/** The server sent what no XMPP server may send. */
public final class BrokenStreamException extends IOException {
    public BrokenStreamException(String message) {
        super(message);
    }

    BrokenStreamException(String message, Throwable cause) {
        super(message, cause);
    }
}
