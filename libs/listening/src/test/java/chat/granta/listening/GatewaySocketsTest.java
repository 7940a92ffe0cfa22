package chat.granta.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.settings.SettingException;
import chat.granta.stream.StreamEvent;
import chat.granta.stream.StreamLimits;
import chat.granta.stream.carrier.StreamOwner;
import chat.granta.stream.carrier.TcpSettings;
import chat.granta.stream.carrier.TcpStream;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real sockets on the loopback address. */
class GatewaySocketsTest {
    private static final String SETTING = "granta.test.port";

    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final GatewaySockets sockets = sockets(0, Duration.ofSeconds(10));

    @AfterEach
    void stop() {
        sockets.stop();
    }

    @Test
    void aPortInUseIsOneLineThatNamesItsSetting() {
        sockets.start();
        GatewaySockets second = sockets(sockets.port(SETTING), Duration.ZERO);
        assertThatThrownBy(second::start).isInstanceOf(SettingException.class)
                .hasMessage(SETTING + " " + sockets.port(SETTING)
                        + " is already in use: stop the other program or set another port");
        assertThat(second.isRunning()).isFalse();
    }

    @Test
    void stoppingTellsEachConnectionAndWaitsUntilItIsClosed() throws Exception {
        sockets.start();
        try (var peer = new Socket(InetAddress.getLoopbackAddress(), sockets.port(SETTING))) {
            assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("accepted");
            assertThat(sockets.connections()).isOne();
            sockets.stop();
            assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("stopping");
            assertThat(peer.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(sockets.connections()).isZero();
    }

    @Test
    void aConnectionThatIsOpenedBelongsToTheGatewayLikeOneThatIsAccepted() throws Exception {
        sockets.start();
        var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), sockets.port(SETTING));
        Channel opened = sockets.connect(here, Duration.ofSeconds(10), initializer("opened")).sync().channel();
        assertThat(List.of(next(), next())).containsExactlyInAnyOrder("accepted", "opened");
        assertThat(sockets.connections()).isEqualTo(2);
        sockets.stop();
        assertThat(opened.isOpen()).isFalse();
    }

    @Test
    void theOwnerOfAStreamLearnsThatItsConnectionNeverCameAbout() throws Exception {
        sockets.start();
        int closed;
        try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = nobody.getLocalPort();
        }
        var settings = new TcpSettings(1 << 20, Duration.ofSeconds(1), _ -> new Polite("tls"), Channel::remoteAddress);
        var refused = sockets.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), closed),
                Duration.ofSeconds(10), new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        TcpStream.install(channel, settings, StreamLimits.beforeLogin(), _ -> new Owner());
                    }
                });
        assertThat(refused.await().isSuccess()).isFalse();
        assertThat(next()).isEqualTo("lost");
        sockets.stop();
        assertThat(seen).as("once").isEmpty();
    }

    /** Says that its stream is lost. */
    private final class Owner implements StreamOwner {
        @Override
        public void arrived(int bytes) {}

        @Override
        public void received(StreamEvent event) {}

        @Override
        public void caughtUp() {}

        @Override
        public void unread() {}

        @Override
        public void lost() {
            seen.add("lost");
        }

        @Override
        public void failed(Throwable cause) {
            seen.add("failed");
        }
    }

    @Test
    void nothingIsOpenedBeforeTheStart() {
        assertThatThrownBy(() -> sockets.connect(new InetSocketAddress(0), Duration.ZERO, initializer("opened")))
                .isInstanceOf(IllegalStateException.class);
    }

    private String next() throws InterruptedException {
        return String.valueOf(seen.poll(10, TimeUnit.SECONDS));
    }

    private GatewaySockets sockets(int port, Duration patience) {
        return new GatewaySockets("test", "127.0.0.1", patience,
                List.of(new Listener(SETTING, port, initializer("accepted"))));
    }

    private ChannelInitializer<Channel> initializer(String how) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new Polite(how));
            }
        };
    }

    /** Closes when it is told to, as a stream does. */
    private final class Polite extends ChannelInboundHandlerAdapter {
        private final String how;

        Polite(String how) {
            this.how = how;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            seen.add(how);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == ServerStopping.EVENT) {
                seen.add("stopping");
                context.close();
            }
        }
    }
}
