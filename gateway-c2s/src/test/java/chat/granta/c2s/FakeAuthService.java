package chat.granta.c2s;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.digest.Crypt;

/** auth-service over real HTTP; everybody's password is {@code pencil}. */
final class FakeAuthService implements AutoCloseable {
    static final String TOKEN = "token-of-the-test";

    /** The keys of everybody, as JSON; when there are some they count, and not the hash. */
    volatile String keys = "[]";
    /** The derived keys that were sent, by path. */
    final Map<String, String> kept = new ConcurrentHashMap<>();
    private final HttpServer server;

    FakeAuthService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String hash = Crypt.crypt("pencil", "$6$rounds=1000$saltstring");
        server.createContext("/internal/credentials/", exchange -> {
            if (exchange.getRequestMethod().equals("PUT")) {
                kept.put(exchange.getRequestURI().getPath(),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            }
            answer(exchange, "{\"keys\":" + keys + ",\"hash\":\"" + hash + "\",\"version\":\"7\"}");
        });
        server.createContext("/internal/accounts/", exchange -> answer(exchange, "{}"));
        server.createContext("/internal/mechanisms",
                exchange -> answer(exchange,
                        "{\"mechanisms\":[\"SCRAM-SHA-1\",\"SCRAM-SHA-256\",\"PLAIN\"],\"passwordPage\":null}"));
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        boolean isKnown = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] body = (isKnown ? json : "").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(isKnown ? 200 : 401, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
