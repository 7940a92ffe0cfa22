package chat.granta.listening.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What counts as one client's address: an IPv4 address, or the 64 bits of an IPv6 address that its holder does not choose
 * (RFC 4291 section 2.5.4).
 */
public record Network(boolean isSix, long prefix) {
    public static Network of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet6Address
                ? new Network(true, bytes.getLong())
                : new Network(false, bytes.getInt());
    }

    /** Of an address and port as the audit has them; null when it is none. Asks no name server. */
    public static @Nullable Network parse(String printed) {
        int port = printed.lastIndexOf(':');
        if (port < 0) {
            return null;
        }
        String literal = printed.substring(0, port);
        int scope = literal.indexOf('%');
        try {
            return of(InetAddress.ofLiteral(scope < 0 ? literal : literal.substring(0, scope)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
