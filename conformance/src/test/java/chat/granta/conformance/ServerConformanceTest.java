package chat.granta.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.testkit.certificates.TestPki;
import chat.granta.testkit.dns.NameServer;
import chat.granta.testkit.process.FreePorts;
import chat.granta.testkit.transcript.OtherServers;
import chat.granta.testkit.transcript.Play;
import chat.granta.testkit.transcript.Transcript;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Plays the transcripts in which other servers act, against one running Granta that finds them by a name server. {@code -Dtranscripts=} as for {@link ConformanceTest}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerConformanceTest implements OtherServers {
    static final Path TRANSCRIPTS = Path.of("src/test/resources/transcripts/servers");

    private final Map<Play, String> troupes = new LinkedHashMap<>();
    private final Map<Path, Transcript> transcripts = new LinkedHashMap<>();
    private final TestPki known = new TestPki("Known");
    private final TestPki unknown = new TestPki("Unknown");
    private NameServer dns;
    private RunningSystem system;
    private int port;

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path data) throws IOException, InterruptedException {
        try (Stream<Path> files = Files.list(TRANSCRIPTS)) {
            List<String> wanted = List.of(System.getProperty("transcripts", "").split(","));
            for (Path file : files.filter(file -> wanted.stream().anyMatch(file.toString()::contains)).sorted()
                    .toList()) {
                transcripts.put(file, Transcript.read(file));
            }
        }
        if (transcripts.isEmpty()) {
            return;
        }
        transcripts.values().stream().flatMap(file -> file.plays().stream())
                .forEach(play -> troupes.put(play, "-" + (troupes.size() + 1)));
        List<String> accounts = new ArrayList<>();
        troupes.forEach((play, troupe) -> play.people()
                .forEach(person -> accounts.add(person.toLowerCase(Locale.ROOT) + troupe)));
        dns = NameServer.start();
        dns.address("localhost", "127.0.0.1");
        List<Integer> ports = FreePorts.find(2);
        port = ports.getFirst();
        system = RunningSystem.start(data, "localhost", accounts,
                List.of("--granta.s2s.address=127.0.0.1", "--granta.s2s.port=" + port,
                        "--granta.s2s.tls-port=" + ports.get(1), "--granta.s2s.require-tls=false",
                        "--granta.s2s.ca=" + known.write(data.resolve("ca.pem")),
                        "--granta.dns.servers=127.0.0.1:" + dns.port()));
    }

    @AfterAll
    void stop() {
        if (system != null) {
            system.close();
            dns.close();
        }
    }

    @Override
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public void found(String domain, int at) {
        dns.srv("_xmpp-server._tcp." + domain, 0, 0, at, "localhost");
    }

    @Override
    public KeyManager[] certificate(String kind, String domain) {
        return switch (kind) {
            case "valid" -> known.server(domain).keyManagers();
            case "expired" -> known.expired(domain).keyManagers();
            case "self-signed" -> unknown.server(domain).keyManagers();
            default -> throw new IllegalArgumentException("no certificate is " + kind);
        };
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicContainer> transcripts() {
        if (System.getProperty("transcripts", "").isEmpty()) {
            assertThat(transcripts).isNotEmpty();
        }
        return transcripts.entrySet().stream().map(file -> DynamicContainer.dynamicContainer(
                file.getKey().getFileName().toString(), file.getKey().toUri(),
                file.getValue().plays().stream().map(play -> DynamicTest.dynamicTest(play.heading(),
                        URI.create(file.getKey().toUri() + "?line=" + play.line()),
                        () -> play.perform(system.stage().withServers(this).withTroupe(troupes.get(play)))))));
    }
}
