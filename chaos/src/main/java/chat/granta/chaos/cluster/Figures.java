package chat.granta.chaos.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What a service counts, at {@code /actuator/prometheus}. */
final class Figures {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpRequest request;

    Figures(int port) {
        request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                .timeout(Duration.ofSeconds(10)).build();
    }

    /**
     * The sum of a metric's samples that have a tag, 0 before the first.
     *
     * @param tag such as {@code direction="out"}
     */
    double sum(String name, String tag) throws IOException, InterruptedException {
        return HTTP.send(request, BodyHandlers.ofLines()).body()
                .filter(line -> line.startsWith(name + '{') && line.contains(tag))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }
}
