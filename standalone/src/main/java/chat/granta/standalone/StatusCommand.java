package chat.granta.standalone;

import chat.granta.inspection.LogReport;
import chat.granta.inspection.ServiceReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code granta status}: what runs, where, since when, sessions, lag. Exit 3 when nothing runs. With brokers or services named it is about
 * a cluster, wherever that runs.
 */
@Command(name = "status", description = "What runs, since when, sessions, lag.")
final class StatusCommand implements Callable<Integer> {
    private static final int EXIT_NOT_RUNNING = 3;
    private static final int TIMEOUT_MILLIS = 5000;
    private static final int DEFAULT_MANAGEMENT_PORT = 8090;
    private static final int KIB_PER_MIB = 1024;
    private static final Pattern ADDRESSES = Pattern.compile(" +(domain|clients|health and metrics): .*");
    private static final Pattern COUNTS = Pattern
            .compile("granta_(c2s_streams|router_records_total|[a-z0-9_]+_dead_letters_total)\\b.*");
    private static final DateTimeFormatter SINCE = DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss uuuu", Locale.ROOT)
            .withZone(ZoneId.systemDefault());

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = {"--brokers", "--granta.kafka.bootstrap-servers"}, description = "of a cluster: HOST:PORT,...")
    private @Nullable String brokers;

    @Option(names = "--service", split = ",", description = "of a cluster: http://HOST:PORT of health and metrics")
    private List<String> services = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        if (brokers != null || !services.isEmpty()) {
            printCluster();
            return 0;
        }
        Optional<RunningGranta> running = RunningGranta.on(data.path());
        if (running.isEmpty()) {
            System.out.println("not running (data " + data.path() + ")");
            return EXIT_NOT_RUNNING;
        }
        ProcessHandle process = running.get().process();
        System.out.println("running: pid " + process.pid() + " since "
                + SINCE.format(process.info().startInstant().orElse(Instant.EPOCH))
                + ", " + residentKib(process) / KIB_PER_MIB + " MiB resident");
        if (running.get().tells().isEmpty()) {
            System.out
                    .println("  not ready yet; " + data.path().resolve("logs/granta.log") + " says what it waits for");
            return 0;
        }
        running.get().tells().stream().filter(ADDRESSES.asMatchPredicate()).forEach(System.out::println);
        printMetrics(running.get().port("health and metrics", DEFAULT_MANAGEMENT_PORT));
        return 0;
    }

    private void printCluster() throws InterruptedException, ExecutionException {
        LoggingSystem.get(StatusCommand.class.getClassLoader()).beforeInitialize();
        if (brokers != null) {
            LogReport.of(brokers).forEach(System.out::println);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String service : services) {
                System.out.println(ServiceReport.of(client, service));
            }
        }
    }

    private static void printMetrics(int port) {
        try {
            URLConnection connection = URI.create("http://127.0.0.1:" + port + "/actuator/prometheus").toURL()
                    .openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try (var reader = new BufferedReader(
                    new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                List<String> metrics = reader.lines().toList();
                metrics.stream().filter(COUNTS.asMatchPredicate()).forEach(line -> System.out.println("  " + line));
                new ConsumerTable(metrics).lines().forEach(System.out::println);
            }
        } catch (IOException e) {
            System.out.println("  metrics cannot be read on port " + port);
        }
    }

    /** By ps, which every Unix has; Java tells nothing of another process's memory. */
    private static long residentKib(ProcessHandle process) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
        try (var output = ps.getInputStream()) {
            String kib = new String(output.readAllBytes(), StandardCharsets.US_ASCII).strip();
            return kib.isEmpty() ? 0 : Long.parseLong(kib);
        }
    }
}
