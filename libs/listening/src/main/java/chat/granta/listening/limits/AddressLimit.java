package chat.granta.listening.limits;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * How many connections one network address has open (RFC 6120 section 13.12). An IPv6 user owns a /64, which counts as one
 * address. Any thread.
 */
public final class AddressLimit {
    private final ConcurrentMap<Network, Integer> open = new ConcurrentHashMap<>();
    private final int limit;

    public AddressLimit(int limit) {
        this.limit = limit;
    }

    /** Counts a connection, unless there are too many already. {@link #leave} is for connections that were counted. */
    public boolean enter(@Nullable SocketAddress client) {
        Network network = networkOf(client);
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

    public void leave(@Nullable SocketAddress client) {
        Network network = networkOf(client);
        if (network != null) {
            open.computeIfPresent(network, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    private static @Nullable Network networkOf(@Nullable SocketAddress client) {
        return client instanceof InetSocketAddress inet && inet.getAddress() != null
                ? Network.of(inet.getAddress())
                : null;
    }
}
