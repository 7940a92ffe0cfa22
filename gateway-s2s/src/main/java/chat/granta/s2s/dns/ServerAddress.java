package chat.granta.s2s.dns;

import java.net.InetSocketAddress;

/**
 * Where a server may be reached.
 *
 * @param isDirectTls whether the connection begins with TLS (XEP-0368)
 */
public record ServerAddress(InetSocketAddress address, boolean isDirectTls) {}
