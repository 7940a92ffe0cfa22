package chat.granta.listening;

import chat.granta.settings.SettingException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol.AddressFamily;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.AttributeKey;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the client's address from the header a trusted load balancer begins each connection with. Any thread. */
public final class ProxyProtocol {
    private static final AttributeKey<InetSocketAddress> CLIENT = AttributeKey.valueOf("granta.listening.peer");

    private final List<IpSubnetFilterRule> trusted;

    /**
     * @param trusted addresses and networks ({@code 10.1.0.0/16}) of load balancers, which must send a PROXY header on each
     *     connection; from all others such a header is no XMPP and nothing more
     * @param setting the setting they come from
     * @throws SettingException when something is no address or network
     */
    public ProxyProtocol(List<String> trusted, String setting) {
        this.trusted = trusted.stream().map(written -> rule(written, setting)).toList();
    }

    /** Whether a connection comes from a load balancer, and so must begin with its header. */
    public boolean isBehindBalancer(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress peer
                && trusted.stream().anyMatch(rule -> rule.matches(peer));
    }

    /**
     * Puts what reads a load balancer's header at the pipeline's end.
     *
     * @param whenKnown told the client's address once the header has come, before anything behind it is read
     */
    public void install(Channel channel, Consumer<@Nullable SocketAddress> whenKnown) {
        channel.pipeline().addLast(new Detecting(), new HAProxyMessageDecoder(), new Header(whenKnown));
    }

    /** The client's address: the one behind the load balancer, if there is one. */
    public static @Nullable SocketAddress client(Channel channel) {
        InetSocketAddress proxied = channel.attr(CLIENT).get();
        return proxied == null ? channel.remoteAddress() : proxied;
    }

    private static IpSubnetFilterRule rule(String written, String setting) {
        int slash = written.indexOf('/');
        String address = slash < 0 ? written : written.substring(0, slash);
        try {
            byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
            if (bytes == null) {
                throw new IllegalArgumentException("not an IP address");
            }
            int bits = slash < 0 ? bytes.length * 8 : Integer.parseInt(written.substring(slash + 1));
            return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException e) {
            throw SettingException.wrong(setting, written, "must be an IP address, or a network such as 10.0.0.0/8");
        }
    }

    /** Drops a connection at once that begins with anything else; the decoder would wait for the end of a line. */
    private static final class Detecting extends ByteToMessageDecoder {
        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
            switch (HAProxyMessageDecoder.detectProtocol(in).state()) {
                case DETECTED -> context.pipeline().remove(this);
                case INVALID -> throw new DecoderException("a load balancer without a PROXY header");
                case NEEDS_MORE_DATA -> {
                }
            }
        }
    }

    private static final class Header extends SimpleChannelInboundHandler<HAProxyMessage> {
        private final Consumer<@Nullable SocketAddress> whenKnown;

        Header(Consumer<@Nullable SocketAddress> whenKnown) {
            this.whenKnown = whenKnown;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, HAProxyMessage header) {
            // A balancer that checks our health names no client: it is the client itself.
            var family = header.proxiedProtocol().addressFamily();
            if (family == AddressFamily.AF_IPv4 || family == AddressFamily.AF_IPv6) {
                InetAddress source = InetAddress.ofLiteral(header.sourceAddress());
                context.channel().attr(CLIENT).set(new InetSocketAddress(source, header.sourcePort()));
            }
            context.pipeline().remove(this);
            whenKnown.accept(client(context.channel()));
        }
    }
}
