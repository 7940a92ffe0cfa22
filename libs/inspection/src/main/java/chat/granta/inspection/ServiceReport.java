package chat.granta.inspection;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What one service of a cluster says of itself at its address for health and metrics: whether it is ready, and how much it has to do. */
public final class ServiceReport {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final Pattern SESSIONS = Pattern.compile("granta_c2s_streams\\{.*state=\"bound\".*");
    private static final Pattern LAG = Pattern.compile("kafka_consumer_fetch_manager_records_lag_max\\b.*");
    /** Kafka Streams reads changelogs by consumers of this name: for what is restored, and for warm copies. */
    private static final String CHANGELOGS = "restore-consumer";

    private ServiceReport() {}

    /** @param address such as {@code http://router-1:8080} */
    public static String of(HttpClient client, String address) throws InterruptedException {
        try {
            int health = get(client, address + "/actuator/health").statusCode();
            List<String> metrics = get(client, address + "/actuator/prometheus").body().lines().toList();
            var line = new StringBuilder(address).append(health == OK ? ": ready" : ": NOT READY");
            append(line, "sessions", sum(metrics, SESSIONS.asMatchPredicate()));
            append(line, "records behind",
                    worst(metrics, LAG.asMatchPredicate().and(each -> !each.contains(CHANGELOGS))));
            append(line, "records that its warm copies lack",
                    worst(metrics, LAG.asMatchPredicate().and(each -> each.contains(CHANGELOGS))));
            return line.toString();
        } catch (IOException | IllegalArgumentException e) {
            return address + ": NOT REACHED, " + Reason.of(e);
        }
    }

    private static HttpResponse<String> get(HttpClient client, String address)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).timeout(TIMEOUT).build(),
                BodyHandlers.ofString());
    }

    private static void append(StringBuilder line, String what, OptionalDouble value) {
        value.ifPresent(number -> line.append(String.format(Locale.ROOT, ", %s: %.0f", what, number)));
    }

    private static OptionalDouble sum(List<String> metrics, Predicate<String> which) {
        return metrics.stream().filter(which).mapToDouble(ServiceReport::value).reduce(Double::sum);
    }

    private static OptionalDouble worst(List<String> metrics, Predicate<String> which) {
        return metrics.stream().filter(which).mapToDouble(ServiceReport::value).filter(value -> !Double.isNaN(value))
                .max();
    }

    private static double value(String metric) {
        return Double.parseDouble(metric.substring(metric.lastIndexOf(' ') + 1));
    }
}
