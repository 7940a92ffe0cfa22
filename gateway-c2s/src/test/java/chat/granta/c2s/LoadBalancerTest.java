package chat.granta.c2s;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The PROXY protocol: who says where a connection comes from. */
class LoadBalancerTest {
    @Test
    void theLoadBalancerSaysWhoComesAndMust(@TempDir Path data) throws Exception {
        try (var behind = new TestGateway(data, "--granta.c2s.proxy.trusted=10.0.0.0/8,127.0.0.1")) {
            try (var client = behind.connectsDirectly()) {
                client.says(proxyHeader(new byte[]{(byte) 198, 51, 100, 7}));
                client.beginsTls("");
                client.logsIn("romeo", "pencil", "orchard");
                assertThat(behind.audit()).contains("PLAIN romeo@localhost 198.51.100.7 success");
            }
            try (var client = behind.connects()) {
                assertThat(client.says("<stream:stream xmlns='jabber:client'>").hearsTheEnd())
                        .doesNotContain("features");
            }
        }
    }

    @Test
    void nobodyElseSaysWhoComes(@TempDir Path data) throws Exception {
        try (var gateway = new TestGateway(data); var mallory = gateway.connects()) {
            assertThat(mallory.says(proxyHeader(new byte[]{10, 0, 0, 1})).hearsTheEnd()).contains("<stream:error>");
        }
    }

    /** Version 2, TCP over IPv4, to 127.0.0.1, ports 1234 and 5222. */
    private static byte[] proxyHeader(byte[] source) {
        var header = new byte[]{'\r', '\n', '\r', '\n', 0, '\r', '\n', 'Q', 'U', 'I', 'T', '\n', 0x21, 0x11, 0, 12,
                source[0], source[1], source[2], source[3], 127, 0, 0, 1, 4, (byte) 0xd2, 0x14, 0x66};
        return header;
    }
}
