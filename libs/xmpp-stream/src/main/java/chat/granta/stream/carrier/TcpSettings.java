package chat.granta.stream.carrier;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What TCP connections that carry streams have in common.
 *
 * @param maxUnsentBytes what may wait for a peer that does not read, before its stream's owner is told
 * @param closeTimeout how long a closed stream waits for the peer to close the connection
 * @param startTls makes the handler that puts TLS under a stream
 * @param peer finds the peer's address, behind any load balancer
 */
public record TcpSettings(int maxUnsentBytes, Duration closeTimeout, Function<Channel, ChannelHandler> startTls,
        Function<Channel, @Nullable SocketAddress> peer) {}
