package chat.granta.c2s.stream;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Whitespace keepalives (RFC 6120 section 4.6.1): a connection that can no longer carry a byte shows it by failing. */
final class Keepalive {
    private Keepalive() {}

    /** Sends a space in every interval in which nothing else was sent, until the connection closes. */
    static void start(Channel channel, StreamOutput output, Duration interval) {
        var ticks = channel.eventLoop().scheduleWithFixedDelay(output::keepAlive, interval.toMillis(),
                interval.toMillis(), TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(closed -> ticks.cancel(false));
    }
}
