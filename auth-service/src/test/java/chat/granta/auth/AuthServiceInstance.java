package chat.granta.auth;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One running service, and a client of its HTTP interfaces. */
public final class AuthServiceInstance implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    AuthServiceInstance(String... settings) {
        var application = new SpringApplication(AuthServiceApplication.class);
        application.setDefaultProperties(AuthServiceDefaults.asMap());
        application.addInitializers(starting -> ((GenericApplicationContext) starting).registerBean("hastyScheduler",
                HastyScheduler.class, HastyScheduler::new, definition -> definition.setPrimary(true)));
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--server.address=127.0.0.1",
                "--management.server.port=-1", "--spring.main.banner-mode=off"));
        Collections.addAll(arguments, settings);
        context = application.run(arguments.toArray(String[]::new));
        port = ((WebServerApplicationContext) context).getWebServer().getPort();
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

    public JsonNode credentials(String name) throws IOException, InterruptedException {
        return get("/internal/credentials/" + name, AuthServiceFixture.INTERNAL);
    }

    public List<String> mechanisms() throws IOException, InterruptedException {
        return get("/internal/mechanisms", AuthServiceFixture.INTERNAL).get("mechanisms").valueStream()
                .map(JsonNode::asString).toList();
    }

    /** Keeps keys as a gateway does, and tells the answer's status. */
    public int putKeys(String name, String version, String... keySets) throws IOException, InterruptedException {
        return send("PUT", "/internal/credentials/" + name + "/keys", AuthServiceFixture.INTERNAL,
                "{\"version\":\"" + version + "\",\"keys\":[" + String.join(",", keySets) + "]}").statusCode();
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    @Override
    public void close() {
        context.close();
    }
}
