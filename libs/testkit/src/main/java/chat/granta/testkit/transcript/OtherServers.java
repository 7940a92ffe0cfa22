package chat.granta.testkit.transcript;

import java.net.InetSocketAddress;
import javax.net.ssl.KeyManager;

/** Where plays of servers are performed (RFC 6120 sections 4 to 6, XEP-0220): how the one that is tested and the actors find each other. */
public interface OtherServers {
    /** Where other servers connect to. */
    InetSocketAddress address();

    /** From now on a domain's server is at this port of the loopback address. */
    void found(String domain, int port);

    /**
     * A certificate and its key.
     *
     * @param kind {@code valid}, of the authority that the server believes; {@code expired}; {@code self-signed}, of another
     */
    KeyManager[] certificate(String kind, String domain);
}
