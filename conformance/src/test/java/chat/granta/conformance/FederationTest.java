package chat.granta.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.granta.testkit.certificates.TestPki;
import chat.granta.testkit.client.Xml;
import chat.granta.testkit.client.XmppClient;
import chat.granta.testkit.dns.NameServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Granta and other servers: presence, chat and IQs between users of different domains, found by the DNS (RFC 6120 section 3.2). */
class FederationTest {
    private static final String VERONA = "verona.example";
    private static final String MANTUA = "mantua.example";
    private static final int MESSAGES = 20;

    @TempDir
    private Path directory;

    private NameServer dns;
    private TestPki pki;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        dns = NameServer.start();
        dns.address("host.example", "127.0.0.1");
        pki = new TestPki("Test CA");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        dns.close();
    }

    /** @param isCertified whether there are certificates of an authority, or self-signed ones and dialback */
    private RunningSystem granta(String domain, String user, boolean isCertified)
            throws IOException, InterruptedException {
        Path data = Files.createDirectory(directory.resolve(domain));
        List<Integer> ports = RunningSystem.freePorts(2);
        dns.srv("_xmpp-server._tcp." + domain, 5, 0, ports.get(0), "host.example");
        List<String> settings = new ArrayList<>(List.of("--granta.s2s.address=127.0.0.1",
                "--granta.s2s.port=" + ports.get(0), "--granta.s2s.tls-port=" + ports.get(1),
                "--granta.dns.servers=127.0.0.1:" + dns.port()));
        if (isCertified) {
            pki.write(data.resolve("ca.pem"));
            pki.server(domain).write(data.resolve("server.pem"), data.resolve("server.key"));
            settings.addAll(List.of("--granta.s2s.ca=" + data.resolve("ca.pem"),
                    "--granta.s2s.require-valid-certificate=true",
                    "--granta.tls.certificate=" + data.resolve("server.pem"),
                    "--granta.tls.key=" + data.resolve("server.key")));
            dns.srv("_xmpps-server._tcp." + domain, 1, 0, ports.get(1), "host.example");
        }
        RunningSystem system = RunningSystem.start(data, domain, List.of(user), settings);
        open.add(system);
        return system;
    }

    private Correspondent online(RunningSystem system, String user) throws IOException, InterruptedException {
        var stage = system.stage();
        var client = Correspondent.online(XmppClient.connectTls(stage.directTls(), stage.domain()), user,
                RunningSystem.PASSWORD);
        open.add(client);
        return client;
    }

    private String log(String domain) throws IOException {
        return Files.readString(directory.resolve(domain).resolve("logs/granta.log"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twoGrantas(boolean isCertified) throws IOException, InterruptedException {
        RunningSystem verona = granta(VERONA, "juliet", isCertified);
        RunningSystem mantua = granta(MANTUA, "romeo", isCertified);
        Correspondent juliet = online(verona, "juliet");
        Correspondent romeo = online(mantua, "romeo");
        correspond(juliet, romeo);
        assertThat(log(VERONA)).contains("by " + (isCertified ? "external" : "dialback"));
        nobodyIsThere(juliet);
    }

    /** Starts another server that has been set up in a directory. */
    private interface Starter {
        AutoCloseable start(Path data, int serverPort, int clientPort) throws IOException, InterruptedException;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void prosody(boolean isCertified) throws IOException, InterruptedException {
        assumeTrue(Prosody.isInstalled(), "Debian's prosody and lua-unbound");
        another(isCertified,
                (data, serverPort, clientPort) -> Prosody.start(data, MANTUA, "romeo", "secret", serverPort,
                        clientPort, dns.port(), isCertified),
                "prosody.log");
    }

    private void another(boolean isCertified, Starter starter, String log) throws IOException, InterruptedException {
        RunningSystem verona = granta(VERONA, "juliet", isCertified);
        Path data = Files.createDirectory(directory.resolve(MANTUA));
        List<Integer> ports = RunningSystem.freePorts(2);
        dns.srv("_xmpp-server._tcp." + MANTUA, 5, 0, ports.get(0), "host.example");
        pki.write(data.resolve("ca.pem"));
        pki.server(MANTUA).write(data.resolve("server.pem"), data.resolve("server.key"));
        open.add(starter.start(data, ports.get(0), ports.get(1)));
        try {
            Correspondent juliet = online(verona, "juliet");
            Correspondent romeo = Correspondent.online(XmppClient.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.get(1)), MANTUA), "romeo", "secret");
            open.add(romeo);
            correspond(juliet, romeo);
            assertThat(log(VERONA)).contains("by " + (isCertified ? "external" : "dialback"));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + '\n' + log(VERONA) + '\n' + Files.readString(data.resolve(log)),
                    e);
        }
    }

    private static void correspond(Correspondent juliet, Correspondent romeo) throws IOException, InterruptedException {
        // RFC 6121 3.1
        juliet.send("<presence to='" + romeo.bareJid() + "' type='subscribe'/>");
        romeo.receive("presence", juliet.bareJid(), "subscribe");
        romeo.send("<presence to='" + juliet.bareJid() + "' type='subscribed'/>");
        juliet.receive("presence", romeo.bareJid(), "subscribed");
        juliet.receive("presence", romeo.jid(), null);
        romeo.send("<presence to='" + juliet.bareJid() + "' type='subscribe'/>");
        juliet.receive("presence", romeo.bareJid(), "subscribe");
        juliet.send("<presence to='" + romeo.bareJid() + "' type='subscribed'/>");
        romeo.receive("presence", juliet.bareJid(), "subscribed");
        romeo.receive("presence", juliet.jid(), null);

        chat(juliet, romeo);
        chat(romeo, juliet);

        ping(juliet, romeo.bareJid().substring(romeo.bareJid().indexOf('@') + 1));
        ping(romeo, juliet.bareJid().substring(juliet.bareJid().indexOf('@') + 1));

        juliet.send("<presence type='unavailable'/>");
        romeo.receive("presence", juliet.jid(), "unavailable");
    }

    private static void chat(Correspondent from, Correspondent to) throws IOException, InterruptedException {
        for (int i = 0; i < MESSAGES; i++) {
            from.send("<message to='" + to.jid() + "' type='chat' id='m" + i + "'><body>Hi &amp; " + i
                    + "</body></message>");
        }
        for (int i = 0; i < MESSAGES; i++) {
            Element message = to.receive("message", from.jid(), "chat");
            assertThat(message.getAttribute("id")).isEqualTo("m" + i);
            assertThat(message.getTextContent()).isEqualTo("Hi & " + i);
        }
    }

    private static void ping(Correspondent who, String server) throws IOException, InterruptedException {
        who.send("<iq to='" + server + "' type='get' id='p'><ping xmlns='urn:xmpp:ping'/></iq>");
        assertThat(who.receive("iq", server, "result").getAttribute("id")).isEqualTo("p");
    }

    private static void nobodyIsThere(Correspondent who) throws IOException, InterruptedException {
        who.send("<message to='friar@nowhere.example' type='chat' id='n'><body>Hi</body></message>");
        Element error = who.receive("message", "friar@nowhere.example", "error");
        assertThat(Xml.show(error)).contains("remote-server-not-found");
    }
}
