package chat.granta.c2s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.granta.c2s.credentials.OfferPoll;
import chat.granta.c2s.home.ClientSession;
import chat.granta.c2s.home.HomeCall;
import chat.granta.listening.GatewaySockets;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.settings.SettingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The whole gateway on real sockets, with everything but the log and auth-service. */
class GatewayTest {
    private static FakeAuthService auth;
    private static ConfigurableApplicationContext gateway;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(C2sGatewayConfiguration.class)
    static class WithHomes {
        @Bean
        MeetingHomes homes() {
            return new MeetingHomes();
        }
    }

    @BeforeAll
    static void start(@TempDir Path data) throws IOException {
        auth = new FakeAuthService();
        gateway = run(data, "--granta.c2s.port=0");
        await().until(() -> gateway.getBean(OfferPoll.class).current() != null);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        auth.close();
    }

    @Test
    void twoClientsChatOneByStartTlsOneByDirectTls() {
        try (var romeo = new WireClient(port()); var juliet = new WireClient(directPort())) {
            romeo.upgrades().logsIn("romeo", "pencil", "orchard");
            assertThat(juliet.beginsTls("xmpp-client")).isEqualTo("xmpp-client");
            juliet.logsIn("juliet", "pencil", "balcony");
            romeo.says(
                    "<message to='juliet@localhost/balcony' type='chat'><body>I take thee at thy word</body></message>");
            assertThat(juliet.hears("</message>")).isEqualTo("<message from='romeo@localhost/orchard' "
                    + "to='juliet@localhost/balcony' type='chat'><body>I take thee at thy word</body></message>");
            juliet.says("<message to='romeo@localhost/orchard' type='chat'><body>By whose direction?</body></message>");
            assertThat(romeo.hears("</message>")).contains("from='juliet@localhost/balcony'",
                    "<body>By whose direction?</body>");
            romeo.says("</stream:stream>");
            assertThat(romeo.hearsTheEnd()).isEqualTo("</stream:stream>");
            await().until(() -> homes().sessions.keySet().stream().noneMatch(jid -> "romeo".equals(jid.local())));
        }
        await().until(() -> homes().sessions.isEmpty());
    }

    @Test
    void aStanzaBeforeLoginIsRefusedAndTheReasonArrives() {
        try (var mallory = new WireClient(port())) {
            assertThat(mallory.opens().says("<message to='juliet@localhost'/>" + " ".repeat(50_000)).hearsTheEnd())
                    .contains("<not-authorized ").endsWith("</stream:stream>");
        }
    }

    @Test
    void aWrongHostIsRefused() {
        try (var client = new WireClient(port())) {
            client.says("<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' "
                    + "to='verona.example' version='1.0'>");
            assertThat(client.hearsTheEnd()).contains("<host-unknown ").endsWith("</stream:stream>");
        }
    }

    @Test
    void whatIsInjectedBehindStartTlsIsForgotten() {
        try (var client = new WireClient(port())) {
            client.opens().says("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"
                    + "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' "
                    + "to='localhost' version='1.0'><auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>"
                    + "AG1hbGxvcnkAcGVuY2ls</auth>")
                    .hears("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
            client.beginsTls("");
            // A fresh stream without an account: the injected login was never seen.
            client.opens().says("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>");
            assertThat(client.hearsTheEnd()).contains("<not-authorized ");
        }
    }

    @Test
    void aWrongPasswordIsRefusedAndTheNextMayBeRight() {
        try (var client = new WireClient(directPort())) {
            client.beginsTls("");
            client.opens().says("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>AGEAYg==</auth>");
            assertThat(client.hears("</failure>")).contains("<not-authorized/>");
            client.says("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>AGJvYgBwZW5jaWw=</auth>")
                    .hears("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
        }
    }

    @Test
    void clearTextOnTheDirectPortIsNoStream() {
        try (var client = new WireClient(directPort())) {
            assertThat(client.says("<stream:stream xmlns='jabber:client'>").hearsTheEnd()).doesNotContain("<");
        }
    }

    @Test
    void aClientThatDoesNotReadIsDisconnected() {
        try (var sloth = new WireClient(directPort())) {
            sloth.beginsTls("");
            sloth.logsIn("sloth", "pencil", "bed");
            Jid jid = Jid.parse("sloth@localhost/bed");
            ClientSession session = homes().sessions.get(jid);
            var message = new Message(jid, jid, null, Message.Type.CHAT, null,
                    Payload.of(Element.named("jabber:client", "body").text("z".repeat(60_000)).build()));
            await().until(() -> {
                // Faster than the sockets' buffers grow.
                for (int i = 0; i < 20; i++) {
                    session.tell(new HomeCall.Deliver(message, null));
                }
                return !homes().sessions.containsKey(jid);
            });
        }
    }

    @Test
    void healthAndMetricsAreServed() throws Exception {
        String port = gateway.getEnvironment().getProperty("local.management.port");
        try (HttpClient http = HttpClient.newHttpClient()) {
            var metrics = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/prometheus"))
                    .build();
            assertThat(http.send(metrics, BodyHandlers.ofString()).body()).contains("granta_c2s_connections",
                    "granta_c2s_streams{state=\"bound\"}");
            var health = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health")).build();
            assertThat(http.send(health, BodyHandlers.ofString()).body()).contains("\"UP\"");
        }
    }

    @Test
    void aPortInUseNamesItsSetting(@TempDir Path data) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> run(data, "--granta.c2s.port=" + taken.getLocalPort()).close()).rootCause()
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("granta.c2s.port " + taken.getLocalPort() + " is already in use");
        }
    }

    @Test
    void stoppingSaysGoodbyeAndFreesThePorts(@TempDir Path data) {
        ConfigurableApplicationContext another = run(data, "--granta.c2s.port=0");
        await().until(() -> another.getBean(OfferPoll.class).current() != null);
        int port = another.getBean(GatewaySockets.class).port("granta.c2s.port");
        try (var client = new WireClient(port)) {
            client.upgrades().logsIn("romeo", "pencil", "orchard");
            another.close();
            assertThat(client.hearsTheEnd()).contains("<system-shutdown ").endsWith("</stream:stream>");
            assertThatThrownBy(() -> new WireClient(port)).hasRootCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void healthIsDownUntilSomebodyCanLogIn(@TempDir Path data) throws IOException {
        try (var nobodyThere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var another = run("http://127.0.0.1:" + nobodyThere.getLocalPort(), data, "--granta.c2s.port=0");
                var client = new WireClient(another.getBean(GatewaySockets.class).port("granta.c2s.port"))) {
            assertThat(another.getBean("loginsHealth", HealthIndicator.class).health().getStatus())
                    .isEqualTo(Status.DOWN);
            assertThat(gateway.getBean("loginsHealth", HealthIndicator.class).health().getStatus())
                    .isEqualTo(Status.UP);
            client.upgrades().says("<stream:stream xmlns='jabber:client' to='localhost' version='1.0'"
                    + " xmlns:stream='http://etherx.jabber.org/streams'>");
            assertThat(client.hearsTheEnd()).contains("<resource-constraint ");
        }
    }

    private static ConfigurableApplicationContext run(Path data, String... arguments) {
        return run(auth.url(), data, arguments);
    }

    private static ConfigurableApplicationContext run(Object authService, Path data, String... arguments) {
        var application = new SpringApplication(WithHomes.class);
        application.setDefaultProperties(C2sGatewayApplication.DEFAULTS);
        var all = new ArrayList<>(List.of("--granta.c2s.address=127.0.0.1",
                "--granta.c2s.tls-port=0", "--granta.data=" + data, "--management.server.port=0",
                "--granta.auth.url=" + authService, "--granta.auth.internal-token=" + FakeAuthService.TOKEN));
        all.addAll(List.of(arguments));
        return application.run(all.toArray(String[]::new));
    }

    private static int port() {
        return gateway.getBean(GatewaySockets.class).port("granta.c2s.port");
    }

    private static int directPort() {
        return gateway.getBean(GatewaySockets.class).port("granta.c2s.tls-port");
    }

    private static MeetingHomes homes() {
        return gateway.getBean(MeetingHomes.class);
    }
}
