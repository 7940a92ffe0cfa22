package chat.granta.loadtest.measure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How many records Granta's consumers have read of its log, all of them together, as its metrics say. */
public final class LogRecords {
    private static final Pattern COUNT = Pattern
            .compile("(?m)^granta_consumer_records_total(?:\\{[^}]*})?\\s+([0-9.eE+]+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final @Nullable URI metrics;

    /** @param metrics the page for Prometheus; null: nothing is counted */
    public LogRecords(@Nullable URI metrics) {
        this.metrics = metrics;
    }

    public boolean areCounted() {
        return metrics != null;
    }

    /**
     * Those read since the server's start; 0 when nothing is counted.
     *
     * @throws IllegalStateException when the page cannot be read, or says nothing of a log
     */
    public long count() throws InterruptedException {
        if (metrics == null) {
            return 0;
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return count(http.send(HttpRequest.newBuilder(metrics).timeout(PATIENCE).build(), BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + metrics + ": " + e, e);
        }
    }

    static long count(String page) {
        if (!COUNT.matcher(page).find()) {
            throw new IllegalStateException("these metrics are not of a Granta that reads its log");
        }
        return COUNT.matcher(page).results().mapToLong(found -> (long) Double.parseDouble(found.group(1))).sum();
    }
}
