package chat.granta.dns;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a server may be reached.
 *
 * @param isDirectTls whether the connection begins with TLS (XEP-0368)
 * @param priority of the SRV record (RFC 2782): another's addresses are tried when none of a lower number answers
 * @param secure what is proved of the server there; null: the DNS proves nothing
 */
public record ServerAddress(InetSocketAddress address, boolean isDirectTls, int priority,
        @Nullable SecureTarget secure) {
    /** One of which nothing else is known. */
    public ServerAddress(InetSocketAddress address, boolean isDirectTls) {
        this(address, isDirectTls, 0, null);
    }
}
