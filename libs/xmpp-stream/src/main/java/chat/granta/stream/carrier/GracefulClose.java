package chat.granta.stream.carrier;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection so that its last bytes arrive (RFC 6120 section 4.4): a socket closed with bytes unread is reset,
 * and a reset destroys what the peer has not read yet, such as the reason. So the sending side closes first, and the rest
 * when the peer has followed, or after a while.
 */
final class GracefulClose {
    private GracefulClose() {}

    /** @param lastWrite the write after which the connection may close */
    static void after(ChannelFuture lastWrite, Duration patience) {
        Channel channel = lastWrite.channel();
        var timer = channel.eventLoop().schedule(() -> channel.close(), patience.toMillis(), TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(closed -> timer.cancel(false));
        // Reading on is how the peer's end is noticed, even when the client had been paused.
        channel.config().setAutoRead(true);
        lastWrite.addListener(written -> {
            if (written.isSuccess()) {
                endSending(channel);
            } else {
                channel.close();
            }
        });
    }

    private static void endSending(Channel channel) {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            shutDownOutput(channel);
        } else {
            tls.closeOutbound().addListener(notified -> shutDownOutput(channel));
        }
    }

    private static void shutDownOutput(Channel channel) {
        if (channel instanceof DuplexChannel socket) {
            socket.shutdownOutput();
        } else {
            channel.close();
        }
    }
}
