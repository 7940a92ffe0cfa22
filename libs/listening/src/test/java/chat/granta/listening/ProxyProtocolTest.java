package chat.granta.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.settings.SettingException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The PROXY protocol, version 1, byte by byte. */
class ProxyProtocolTest {
    private static final String HEADER = "PROXY TCP4 192.0.2.7 198.51.100.1 56324 5222\r\n";

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<SocketAddress> known = new ArrayList<>();

    @Test
    void theHeadersSourceIsTheClientHoweverItIsCut() {
        new ProxyProtocol(List.of("10.0.0.0/8"), "granta.test.trusted").install(channel, known::add);
        for (char each : HEADER.toCharArray()) {
            channel.writeInbound(bytes(String.valueOf(each)));
        }
        assertThat(known).singleElement().asString().contains("192.0.2.7").endsWith(":56324");
        assertThat(ProxyProtocol.client(channel)).isEqualTo(known.getFirst());
        channel.writeInbound(bytes("<stream:stream"));
        ByteBuf behind = channel.readInbound();
        assertThat(behind.toString(StandardCharsets.US_ASCII)).isEqualTo("<stream:stream");
        behind.release();
    }

    @Test
    void whoBeginsWithAnythingElseIsNoLoadBalancer() {
        new ProxyProtocol(List.of(), "granta.test.trusted").install(channel, known::add);
        assertThatThrownBy(() -> channel.writeInbound(bytes("<?xml version='1.0'?>")))
                .isInstanceOf(DecoderException.class);
        assertThat(known).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/99", "balancer.example", "10.0.0.0/x", ""})
    void whatIsNoNetworkNamesTheSetting(String written) {
        assertThatThrownBy(() -> new ProxyProtocol(List.of(written), "granta.test.trusted"))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("granta.test.trusted cannot be '" + written);
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }
}
