package chat.granta.auth;

import chat.granta.embedded.EmbeddedKafka;
import chat.granta.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service on a real broker and a real PostgreSQL, and a client of its HTTP interfaces. */
public final class AuthServiceFixture implements AutoCloseable {
    public static final String INTERNAL = "internal-secret";
    public static final String ADMIN = "admin-secret";

    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    /** @param directory holds the data, and {@code passwd} when there are users */
    public AuthServiceFixture(Path directory) throws IOException {
        Files.createDirectories(directory);
        kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        postgres = EmbeddedPostgres.start(directory.resolve("postgres"));
        var application = new SpringApplication(AuthServiceApplication.class);
        application.setDefaultProperties(AuthServiceDefaults.asMap());
        context = application.run("--server.port=0", "--server.address=127.0.0.1", "--management.server.port=-1",
                "--spring.main.banner-mode=off", "--granta.domain=example.org",
                "--granta.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                "--spring.datasource.url=" + postgres.jdbcUrl(), "--spring.datasource.username=" + postgres.username(),
                "--spring.datasource.password=" + postgres.password(),
                "--granta.auth.password-file=" + directory.resolve("passwd"),
                "--granta.auth.internal-token=" + INTERNAL, "--granta.auth.admin-token=" + ADMIN);
        port = ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Sends a request; the path goes out as it is. */
    public HttpResponse<String> send(String method, String path, @Nullable String token, @Nullable String json)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).method(method,
                json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    public JsonNode get(String path, String token) throws IOException, InterruptedException {
        return json(send("GET", path, token, null));
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    @Override
    public void close() {
        context.close();
        postgres.close();
        kafka.close();
    }
}
