package chat.granta.standalone;

import java.io.IOException;
import java.io.Reader;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code granta audit verify|subject}: asks the running audit-service about its trail, with the token of the installation's operators. */
@Command(name = "audit", description = "Verifies the audit trail, and exports what it has of a user.")
final class AuditCommand implements Runnable {
    private static final int EXIT_FOUND = 1;
    private static final Pattern FINDINGS = Pattern.compile("\"findings\":\\[\\s*]");

    @Override
    public void run() {
        throw new StartException("audit verify, or audit subject NAME --export");
    }

    @Command(name = "verify", description = "Reads the whole trail and names what was changed, removed or added. Exit 1 when there is something.")
    int verify(@Mixin Service service) throws IOException, InterruptedException {
        try (Stream<String> answer = service.get("verification")) {
            String report = String.join("\n", (Iterable<String>) answer::iterator);
            System.out.println(report);
            return FINDINGS.matcher(report).find() ? 0 : EXIT_FOUND;
        }
    }

    @Command(name = "subject", description = "What the trail has of one user: an event a line, oldest first.")
    void subject(@Parameters(paramLabel = "NAME") String name,
            @Option(names = "--export", required = true) boolean export,
            @Mixin Service service) throws IOException, InterruptedException {
        try (Stream<String> events = service
                .get("subjects/" + URLEncoder.encode(service.address(name), StandardCharsets.UTF_8))) {
            events.forEach(System.out::println);
        }
    }

    /** The running audit-service. */
    static final class Service {
        private static final int DEFAULT_PORT = 8085;
        private static final Duration START = Duration.ofSeconds(30);
        private static final long POLL_NANOS = 200_000_000;

        @Mixin
        private final DataOption data = new DataOption();

        @Option(names = "--granta.audit.port", description = "with which Granta was started")
        private @Nullable Integer port;

        @Option(names = {"--domain", "--granta.domain"}, description = "of users' addresses")
        private @Nullable String domain;

        String address(String name) {
            return name.contains("@")
                    ? name
                    : name + '@' + Objects.requireNonNullElseGet(domain, () -> data.running().tells("domain")
                            .orElse("localhost"));
        }

        Stream<String> get(String path) throws IOException, InterruptedException {
            int told = data.running().port("auditors", DEFAULT_PORT);
            int at = Objects.requireNonNullElse(port, told);
            try (var client = HttpClient.newHttpClient()) {
                var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + "/operator/" + path))
                        .header("Authorization", "Bearer " + token()).build();
                HttpResponse<Stream<String>> response = answer(client, request);
                if (response.statusCode() != 200) {
                    throw new StartException("audit-service on port " + at + " answers " + response.statusCode());
                }
                return response.body().toList().stream();
            } catch (ConnectException e) {
                throw new StartException(
                        "no audit-service answers on port " + at + ": --granta.audit.port= names another port");
            }
        }

        /** Granta is ready some seconds before audit-service is, and who restores a backup asks at once. */
        private HttpResponse<Stream<String>> answer(HttpClient client, HttpRequest request)
                throws IOException, InterruptedException {
            long deadline = System.nanoTime() + START.toNanos();
            while (true) {
                try {
                    return client.send(request, BodyHandlers.ofLines());
                } catch (ConnectException e) {
                    if (System.nanoTime() > deadline || !data.running().process().isAlive()) {
                        throw e;
                    }
                    LockSupport.parkNanos(POLL_NANOS);
                }
            }
        }

        private String token() throws IOException {
            Path file = data.path().resolve("secrets.properties");
            var secrets = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                secrets.load(reader);
            }
            @Nullable
            String token = secrets.getProperty("granta.audit.operator-token",
                    secrets.getProperty("granta.auth.admin-token"));
            if (token == null) {
                throw new StartException(file + " has no granta.auth.admin-token");
            }
            return token;
        }
    }
}
