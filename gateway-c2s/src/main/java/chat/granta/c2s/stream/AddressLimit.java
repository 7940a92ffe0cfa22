package chat.granta.c2s.stream;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * How many connections one network address has open (RFC 6120 section 13.12). An IPv6 user owns a /64, which counts as one
 * address. Any thread.
 */
public final class AddressLimit {
    private static final int IPV6_NETWORK_BYTES = 8;

    /** A client's network; bytes compared by value. */
    private record Network(String bytes) {
        static @Nullable Network of(@Nullable SocketAddress client) {
            if (!(client instanceof InetSocketAddress inet) || inet.getAddress() == null) {
                return null;
            }
            InetAddress address = inet.getAddress();
            byte[] all = address.getAddress();
            return new Network(Arrays.toString(
                    all.length > IPV6_NETWORK_BYTES ? Arrays.copyOf(all, IPV6_NETWORK_BYTES) : all));
        }
    }

    private final ConcurrentMap<Network, Integer> open = new ConcurrentHashMap<>();
    private final int limit;

    public AddressLimit(int limit) {
        this.limit = limit;
    }

    /** Counts a connection, unless there are too many already; only one that was counted {@link #leave}s. */
    boolean enter(@Nullable SocketAddress client) {
        Network network = Network.of(client);
        if (network == null) {
            return true;
        }
        // One more than the limit stands for: refused, and is taken back at once.
        boolean isWelcome = open.merge(network, 1, Integer::sum) <= limit;
        if (!isWelcome) {
            leave(client);
        }
        return isWelcome;
    }

    void leave(@Nullable SocketAddress client) {
        Network network = Network.of(client);
        if (network != null) {
            open.computeIfPresent(network, (_, count) -> count == 1 ? null : count - 1);
        }
    }
}
