package chat.granta.c2s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RFC 6120 section 13.12, on real sockets: what one address, one connection and one client may take. */
class StrangersTest {
    @TempDir
    private Path data;

    @Test
    void anAddressHasSoManyConnectionsAndAnotherWhenOneHasLeft() throws Exception {
        try (var gateway = new TestGateway(data, "--granta.c2s.connections-per-address=2");
                var first = gateway.connects();
                var second = gateway.connectsDirectly()) {
            first.opens();
            second.beginsTls("");
            try (var third = gateway.connects(); var fourth = gateway.connectsDirectly()) {
                assertThat(third.says("<stream:stream xmlns='jabber:client'>").hearsTheEnd())
                        .contains("<policy-violation ", "too many connections")
                        .doesNotContain("<stream:features>");
                assertThat(fourth.hearsTheEnd()).isEmpty();
            }
            first.says("</stream:stream>").hearsTheEnd();
            // When it is counted no more: until then the next is sent away, too.
            await().ignoreExceptions().untilAsserted(() -> {
                try (var next = gateway.connects()) {
                    assertThat(next.asksForFeatures()).contains("<starttls");
                }
            });
            second.logsIn("romeo", "pencil", "orchard");
        }
    }

    @Test
    void whoDoesNotLogInInTimeIsDisconnectedInAnyState() throws Exception {
        try (var gateway = new TestGateway(data, "--granta.c2s.login-timeout=1s");
                var silent = gateway.connects();
                var open = gateway.connects();
                var secured = gateway.connectsDirectly()) {
            open.opens();
            secured.beginsTls("");
            secured.opens();
            for (var stranger : new WireClient[]{silent, open, secured}) {
                assertThat(stranger.hearsTheEnd()).contains("<connection-timeout ", "no login within 1 s")
                        .endsWith("</stream:stream>");
            }
        }
    }

    @Test
    void whoSendsTooMuchBeforeLoginIsDisconnectedAndTlsCounts() throws Exception {
        try (var gateway = new TestGateway(data, "--granta.c2s.login-bytes=10000");
                var inClear = gateway.connects();
                var secured = gateway.connectsDirectly();
                var modest = gateway.connectsDirectly()) {
            assertThat(inClear.opens().says(" ".repeat(10_000)).hearsTheEnd()).contains("<policy-violation ",
                    "too many bytes before login");
            secured.beginsTls("");
            // Less than the limit, but there was a handshake.
            assertThat(secured.opens().says(" ".repeat(9_700)).hearsTheEnd()).contains("<policy-violation ");
            modest.beginsTls("");
            modest.logsIn("romeo", "pencil", "orchard");
            modest.says(" ".repeat(12_000) + "<message to='romeo@localhost/orchard'><body>in</body></message>")
                    .hears("<body>in</body>");
        }
    }

    @Test
    void whoIsInAHurryWaitsAndWhoFloodsIsSentAway() throws Exception {
        try (var gateway = new TestGateway(data, "--granta.c2s.rate-limit=stanzas=40/10,bytes=1000000/1000000");
                var romeo = gateway.connectsDirectly();
                var mallory = gateway.connectsDirectly()) {
            romeo.beginsTls("");
            romeo.logsIn("romeo", "pencil", "orchard");
            for (int i = 0; i < 50; i++) {
                romeo.says("<message to='romeo@localhost/orchard'><body>" + i + "</body></message>");
            }
            for (int i = 0; i < 50; i++) {
                assertThat(romeo.hears("</message>")).contains("<body>" + i + "</body>");
            }
            mallory.beginsTls("");
            mallory.logsIn("mallory", "pencil", "cave");
            assertThat(mallory.says("<message/>".repeat(1000)).hearsTheEnd()).contains("<policy-violation ",
                    "too many stanzas at once");
        }
    }
}
