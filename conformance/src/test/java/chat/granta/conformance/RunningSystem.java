package chat.granta.conformance;

import chat.granta.standalone.Standalone;
import chat.granta.testkit.client.BrokenStreamException;
import chat.granta.testkit.client.Negotiation;
import chat.granta.testkit.client.PlainAttempt;
import chat.granta.testkit.client.XmppClient;
import chat.granta.testkit.process.FreePorts;
import chat.granta.testkit.process.JavaProcess;
import chat.granta.testkit.transcript.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole of Granta as a process of its own, on free ports and an empty data directory. */
final class RunningSystem implements AutoCloseable {
    static final String PASSWORD = "a secret of theatre";
    /** As the plays know it. */
    private static final String PASSWORD_PAGE = "https://password.example/";
    private static final String FIRST = "first";
    private static final int MOST_ATTEMPTS = 10;
    /** Only what does not come takes so long. Another program may keep the machine busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path data;
    private final JavaProcess process;
    private final Stage stage;
    private final URI administration;
    private final URI audit;

    private RunningSystem(Path data, JavaProcess process, Stage stage, URI administration, URI audit) {
        this.data = data;
        this.process = process;
        this.stage = stage;
        this.administration = administration;
        this.audit = audit;
    }

    /**
     * Starts it with these accounts, and returns when clients may come. It knows no other servers.
     *
     * @param settings more of them, as arguments
     */
    static RunningSystem start(Path data, Collection<String> accounts, String... settings)
            throws IOException, InterruptedException {
        return start(data, "localhost", accounts,
                Stream.concat(Stream.of(settings), Stream.of("--granta.s2s.enabled=false")).toList());
    }

    /** Starts it for a domain, likewise; it knows other servers unless the settings say otherwise. */
    static RunningSystem start(Path data, String domain, Collection<String> accounts, List<String> settings)
            throws IOException, InterruptedException {
        // The one form of a password that is good for every mechanism.
        String secret = "{PLAIN}" + PASSWORD;
        Files.writeString(data.resolve("passwd"), Stream.concat(accounts.stream(), Stream.of(FIRST))
                .map(name -> name + ':' + secret + '\n').collect(Collectors.joining()));
        List<Integer> ports = FreePorts.find(6);
        List<String> arguments = new ArrayList<>(settings);
        arguments.addAll(List.of("--data=" + data, "--domain=" + domain,
                "--granta.c2s.port=" + ports.get(0), "--granta.c2s.tls-port=" + ports.get(1),
                "--granta.auth.port=" + ports.get(2), "--management.server.port=" + ports.get(3),
                "--granta.component.port=" + ports.get(4), "--granta.audit.port=" + ports.get(5),
                "--granta.auth.allow-plain-hashes=true",
                "--granta.auth.password-page=" + PASSWORD_PAGE,
                // Everybody comes from one address here, and many with a wrong password.
                "--granta.auth.throttle.enabled=false"));
        JavaProcess process = JavaProcess.start(Standalone.class, List.of("-Xmx384m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"),
                arguments, "Granta is ready", data.resolve("errors.log"));
        var stage = new Stage(domain, loopback(ports.get(0)), loopback(ports.get(1)), loopback(ports.get(4)), "",
                PASSWORD, PATIENCE);
        awaitFirstLogin(stage);
        return new RunningSystem(data, process, stage, URI.create("http://127.0.0.1:" + ports.get(2)),
                URI.create("http://127.0.0.1:" + ports.get(5)));
    }

    /** The first login of all loads half the server; on a busy machine it is told to come again. */
    private static void awaitFirstLogin(Stage stage) throws IOException, InterruptedException {
        for (int attempts = 1;; attempts++) {
            try (XmppClient client = XmppClient.connectTls(stage.directTls(), stage.domain())) {
                var negotiation = new Negotiation(client, stage.patience());
                negotiation.openStream();
                negotiation.authenticate(new PlainAttempt("", FIRST, PASSWORD));
                negotiation.openStream();
                negotiation.bind(null);
                return;
            } catch (BrokenStreamException e) {
                if (attempts == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Where it keeps everything. */
    Path data() {
        return data;
    }

    Stage stage() {
        return stage;
    }

    /** Logs a user in, without stream management, and makes it available. */
    XmppClient enters(String name) throws IOException, InterruptedException {
        XmppClient client = XmppClient.connectTls(stage.directTls(), stage.domain());
        var negotiation = new Negotiation(client, stage.patience());
        negotiation.openStream();
        negotiation.authenticate(new PlainAttempt("", name, stage.password()));
        negotiation.openStream();
        negotiation.bind(null);
        client.send("<presence/>");
        return client;
    }

    /** Where the administrators' interfaces are. */
    URI administration() {
        return administration;
    }

    /** Where the auditors' interface is, which comes up a little later. */
    URI audit() {
        return audit;
    }

    /** Nothing of it runs for a while, as when the machine is suspended or too busy. */
    void standStill(Duration time) throws IOException, InterruptedException {
        process.pause();
        try {
            Thread.sleep(time);
        } finally {
            process.wake();
        }
    }

    @Override
    public void close() {
        process.close();
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
