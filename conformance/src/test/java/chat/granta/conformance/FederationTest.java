package chat.granta.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.granta.testkit.certificates.TestPki;
import chat.granta.testkit.client.Xml;
import chat.granta.testkit.client.XmppClient;
import chat.granta.testkit.dns.NameServer;
import chat.granta.testkit.peer.Ejabberd;
import chat.granta.testkit.peer.PeerPlan;
import chat.granta.testkit.peer.PeerServer;
import chat.granta.testkit.peer.Prosody;
import chat.granta.testkit.process.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Granta and other servers, which find each other by the DNS (RFC 6120 section 3.2): presence, chat, IQs, rooms and blocking between users of different
 * domains. One Granta is there for all tests; domains below {@code certified.example} and it prove themselves to each other by certificates, others by dialback.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FederationTest {
    private static final String VERONA = "verona.example";
    private static final String CERTIFIED = "certified.example";
    /** The one host whose address every server finds. */
    private static final String HOST = "localhost";
    /** One user for each test, so that nobody hears of another test's people. */
    private static final List<String> USERS = List.of("beatrice", "hero", "juliet", "nurse", "rosalind", "celia",
            "viola", "margaret");
    private static final String PASSWORD = "secret";
    private static final String EVERYBODY = "*.example\n";
    private static final List<String> GRANTAS = List.of("granta.selfsigned.example", "granta.certified.example");
    private static final Duration RELOAD = Duration.ofMinutes(2);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final TestPki authority = new TestPki("Test CA");
    private NameServer dns;
    private Path directory;
    private Path denied;
    private Path allowed;
    private RunningSystem verona;
    /** A start takes longer than a test, so other Grantas start, one after the other, while Verona's does and tests run. */
    private final ExecutorService ahead = Executors.newSingleThreadExecutor();
    private final Map<String, Future<RunningSystem>> others = new HashMap<>();

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path temporary) throws Exception {
        directory = temporary;
        dns = NameServer.start();
        dns.address(HOST, "127.0.0.1");
        denied = Files.writeString(directory.resolve("denied"), "");
        allowed = Files.writeString(directory.resolve("allowed"), EVERYBODY);
        Callable<RunningSystem> start = granta(VERONA, USERS, authority,
                List.of("--granta.s2s.overrides[0].domain=*." + CERTIFIED,
                        "--granta.s2s.overrides[0].require-valid-certificate=true",
                        "--granta.s2s.denied-domains=" + denied, "--granta.s2s.allowed-domains=" + allowed));
        for (String domain : GRANTAS) {
            others.put(domain, ahead.submit(granta(domain, List.of("romeo"), authority(domain),
                    isCertified(domain) ? List.of("--granta.s2s.require-valid-certificate=true") : List.of())));
        }
        verona = start.call();
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        open.clear();
    }

    @AfterAll
    void stop() throws Exception {
        try {
            for (Future<RunningSystem> unused : others.values()) {
                unused.get().close();
            }
        } finally {
            ahead.shutdown();
            if (verona != null) {
                verona.close();
            }
            dns.close();
        }
    }

    private static boolean isCertified(String domain) {
        return domain.endsWith(CERTIFIED);
    }

    /** The authority of a domain's certificate, which only those below {@code certified.example} share with Verona. */
    private TestPki authority(String domain) {
        return isCertified(domain) ? authority : new TestPki("Its own");
    }

    private void found(String domain, String service, int port) {
        for (String each : List.of(domain, "group." + domain)) {
            dns.srv(service + each, 5, 0, port, HOST);
        }
    }

    /** What starts a Granta, which the DNS knows already. */
    private Callable<RunningSystem> granta(String domain, List<String> users, TestPki itsAuthority,
            List<String> settings) throws IOException {
        Path data = Files.createDirectory(directory.resolve(domain));
        List<Integer> ports = FreePorts.find(2);
        itsAuthority.server(domain, "group." + domain).write(data.resolve("server.pem"), data.resolve("server.key"));
        List<String> all = Stream.concat(settings.stream(), Stream.of("--granta.s2s.address=127.0.0.1",
                "--granta.s2s.port=" + ports.getFirst(), "--granta.s2s.tls-port=" + ports.getLast(),
                "--granta.dns.servers=127.0.0.1:" + dns.port(),
                "--granta.s2s.ca=" + itsAuthority.write(data.resolve("ca.pem")),
                "--granta.tls.certificate=" + data.resolve("server.pem"),
                "--granta.tls.key=" + data.resolve("server.key"),
                // A busy machine takes its time to start another server.
                "--granta.s2s.wait-timeout=3m")).toList();
        if (isCertified(domain)) {
            // XEP-0368: there is no other way than TLS from the first byte.
            found(domain, "_xmpps-server._tcp.", ports.getLast());
        } else {
            found(domain, "_xmpp-server._tcp.", ports.getFirst());
        }
        return () -> RunningSystem.start(data, domain, users, all);
    }

    private Correspondent online(RunningSystem system, String user) throws IOException, InterruptedException {
        var stage = system.stage();
        var client = Correspondent.online(XmppClient.connectTls(stage.directTls(), stage.domain()), user,
                RunningSystem.PASSWORD);
        open.add(client);
        return client;
    }

    private Correspondent online(PeerServer peer, PeerPlan plan) throws IOException, InterruptedException {
        var client = Correspondent.online(XmppClient.connect(peer.address(), plan.domain()), plan.user(),
                plan.password());
        open.add(client);
        return client;
    }

    private static String log(Path data) throws IOException {
        return Files.readString(data.resolve("logs/granta.log"));
    }

    /** That Verona and a domain speak with each other as the domain's name demands. */
    private void isProved(String domain, String tls) throws IOException {
        String method = isCertified(domain) ? "external" : "dialback";
        assertThat(log(directory.resolve(VERONA)).lines())
                .anyMatch(line -> line.contains(VERONA + " is connected to " + domain + ' ')
                        && line.contains("by " + method) && line.contains(tls));
    }

    @ParameterizedTest
    @CsvSource({"beatrice, granta.selfsigned.example", "hero, granta.certified.example"})
    void granta(String ours, String domain) throws Exception {
        RunningSystem other = others.remove(domain).get();
        open.add(other);
        Correspondent here = online(verona, ours);
        Correspondent there = online(other, "romeo");
        try {
            everything(here, there);
            isProved(domain, "TLSv1.3");
        } catch (AssertionError e) {
            throw explained(e, log(directory.resolve(domain)));
        }
    }

    @Test
    void nobodyIsThere() throws IOException, InterruptedException {
        Correspondent juliet = online(verona, "juliet");
        assertThat(Xml.show(Conversation.returned(juliet, "friar@nowhere.example")))
                .contains("remote-server-not-found");
    }

    /** Starts a server of another maker. */
    @FunctionalInterface
    private interface Starter {
        PeerServer start(PeerPlan plan) throws IOException, InterruptedException;
    }

    @ParameterizedTest
    @CsvSource({"nurse, prosody.selfsigned.example, 1.2", "rosalind, prosody.certified.example, 1.3"})
    void prosody(String ours, String domain, String tls) throws Exception {
        assumeTrue(Prosody.isInstalled(), "Debian's prosody and lua-unbound");
        PeerPlan plan = plan(domain, tls);
        String log = other(ours, plan, Prosody::start);
        assertThat(log.contains("bidirectional stream")).as("XEP-0288").isEqualTo(plan.isForBothDirections());
    }

    @ParameterizedTest
    @CsvSource({"celia, ejabberd.selfsigned.example, 1.3", "viola, ejabberd.certified.example, 1.2"})
    void ejabberd(String ours, String domain, String tls) throws Exception {
        assumeTrue(Ejabberd.isInstalled(), "Debian's ejabberd");
        other(ours, plan(domain, tls), Ejabberd::start);
    }

    private PeerPlan plan(String domain, String tls) {
        return new PeerPlan(directory.resolve(domain), domain, "romeo", PASSWORD, dns.port(), authority(domain),
                isCertified(domain), tls, isCertified(domain));
    }

    private PeerServer started(PeerPlan plan, Starter starter) throws IOException, InterruptedException {
        PeerServer peer = starter.start(plan);
        open.add(peer);
        found(plan.domain(), "_xmpp-server._tcp.", peer.serverPort());
        return peer;
    }

    /** Returns what the other server has said. */
    private String other(String ours, PeerPlan plan, Starter starter) throws Exception {
        PeerServer peer = started(plan, starter);
        Correspondent here = online(verona, ours);
        Correspondent there = online(peer, plan);
        try {
            everything(here, there);
            isProved(plan.domain(), "TLSv" + plan.tls());
            peer.process().terminate();
            // This waits until it is there again.
            Conversation.write(here, there.bareJid(), "waiting");
            peer.process().startAgain();
            there = online(peer, plan);
            Conversation.read(there, here, "waiting");
            Conversation.chat(here, there);
            return peer.process().output();
        } catch (AssertionError e) {
            throw explained(e, peer.process().output());
        }
    }

    /** Who is denied, or not among those allowed, is not spoken with in either direction; the lists are read again while it runs. */
    @Test
    void lists() throws Exception {
        assumeTrue(Prosody.isInstalled(), "Debian's prosody and lua-unbound");
        PeerPlan plan = plan("mantua.example", "1.3");
        PeerServer peer = started(plan, Prosody::start);
        Correspondent here = online(verona, "margaret");
        Correspondent there = online(peer, plan);
        try {
            Conversation.chat(here, there);
            change(denied, "mantua.example # the apothecary's\n");
            isRefused(here, there);
            change(denied, "");
            Conversation.chat(here, there);
            change(allowed, "*." + CERTIFIED + '\n');
            isRefused(here, there);
            change(allowed, EVERYBODY);
            Conversation.chat(here, there);
        } catch (AssertionError e) {
            throw explained(e, peer.process().output());
        }
    }

    private void change(Path list, String content) throws IOException {
        long before = readings();
        Files.writeString(list, content);
        await("the lists are read again").atMost(RELOAD).until(() -> readings() > before);
    }

    private long readings() throws IOException {
        return log(directory.resolve(VERONA)).lines()
                .filter(line -> line.contains("Read changed lists of domains")).count();
    }

    private static void isRefused(Correspondent here, Correspondent there) throws IOException, InterruptedException {
        assertThat(Xml.show(Conversation.returned(here, there.jid()))).contains("not-allowed");
        Conversation.returned(there, here.jid());
    }

    private AssertionError explained(AssertionError e, String otherLog) throws IOException {
        return new AssertionError(e.getMessage() + "\n--- here\n" + log(directory.resolve(VERONA)) + "\n--- there\n"
                + otherLog, e);
    }

    private static void everything(Correspondent here, Correspondent there) throws IOException, InterruptedException {
        Conversation.subscribe(here, there);
        Conversation.chat(here, there);
        Conversation.acknowledge(here, there);
        Conversation.ping(here, there);
        Conversation.meet(here, there);
        Conversation.meet(there, here);
        Conversation.vanish(here, there);
        Conversation.block(here, there);
        Conversation.block(there, here);
    }
}
