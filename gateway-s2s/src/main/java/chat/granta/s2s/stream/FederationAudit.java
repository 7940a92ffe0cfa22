package chat.granta.s2s.stream;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The record of which other servers and components this one spoke with, and which it did not let in. Any thread: implementations never block
 * and never throw. Secrets and keys are never passed.
 */
@FunctionalInterface
public interface FederationAudit {
    /** For whom nobody keeps records. */
    FederationAudit NONE = _ -> {};

    /** What has happened. */
    enum Kind {
        /** Stanzas may pass. */
        CONNECTED,
        /** None pass any more. */
        DISCONNECTED,
        /** By the lists of domains and addresses. */
        REFUSED,
        /** A dialback key or a handshake was wrong. */
        UNPROVED
    }

    /**
     * What has happened to a stream.
     *
     * @param local domain of ours; null: none was named
     * @param domain the other server's or the component's; null: none was named
     * @param method by which the domain was proved; empty: by none
     * @param peer its address
     * @param reason why it has ended or was refused; for people
     * @param isOutgoing whether this server has opened the stream
     */
    record Event(Kind kind, @Nullable String local, @Nullable String domain, String method,
            @Nullable SocketAddress peer, String reason, boolean isOutgoing) {
        /** The peer's address and port, empty when it has none. */
        public String address() {
            return peer instanceof InetSocketAddress inet && inet.getAddress() != null
                    ? inet.getAddress().getHostAddress() + ':' + inet.getPort()
                    : "";
        }
    }

    void record(Event event);
}
