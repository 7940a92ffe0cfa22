package chat.granta.loadtest.wire;

import java.net.InetSocketAddress;

/** Where a server is, and the domain its certificate is to be for (RFC 6120 section 13.7.2.1). */
public record Endpoint(InetSocketAddress address, String domain) {}
