package chat.granta.c2s.credentials;

import chat.granta.scram.ScramKeys;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks auth-service over HTTP. Never blocks; may be called from any thread; answers arrive on another.
 *
 * <p>A failed request is logged with what to check, and fails with {@link CredentialsUnavailableException}.
 */
public final class AuthService implements CredentialSource, DerivedKeys, AccountDirectory, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AuthService.class);

    private final AuthSettings settings;
    private final HttpClient http;
    private final HttpRequest.Builder template;
    private final OutageLog outages = new OutageLog();

    public AuthService(AuthSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(settings.timeout())
                .executor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("auth-service-", 0).factory()))
                .build();
        this.template = HttpRequest.newBuilder().timeout(settings.timeout())
                .header("Authorization", "Bearer " + settings.internalToken()).header("Accept", "application/json");
    }

    @Override
    public CompletableFuture<Credentials> fetch(String localpart) {
        return send(request("/internal/credentials/" + encoded(localpart)))
                .thenApply(response -> read(response, AuthJson::credentials));
    }

    @Override
    public CompletableFuture<Boolean> mayLogIn(String localpart) {
        return send(request("/internal/accounts/" + encoded(localpart)))
                .thenApply(response -> response.statusCode() != 404 && read(response, _ -> true));
    }

    @Override
    public void keep(String localpart, String version, List<ScramKeys> keys) {
        var put = request("/internal/credentials/" + encoded(localpart) + "/keys")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(AuthJson.derived(version, keys)));
        http.sendAsync(put.build(), BodyHandlers.discarding()).whenComplete((response, failure) -> {
            // No login waits for it, and the next one brings the keys again.
            if (failure != null) {
                log.debug("Keys derived for {} were not kept: {}", localpart, failure.toString());
            } else if (response.statusCode() / 100 != 2) {
                log.debug("Keys derived for {} were not kept: status {}", localpart, response.statusCode());
            }
        });
    }

    /** Asks which mechanisms to offer. */
    public CompletableFuture<LoginOffer> offer() {
        return send(request("/internal/mechanisms")).thenApply(response -> read(response, AuthJson::offer));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return template.copy().uri(URI.create(settings.url().toString().replaceFirst("/$", "") + path));
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofString()).exceptionally(failure -> {
            String message = "auth-service does not answer at " + settings.url()
                    + " (granta.auth.url): is it running there? " + rootOf(failure);
            outages.report(message);
            throw CredentialsUnavailableException.silent(message, failure);
        });
    }

    private <T> T read(HttpResponse<String> response, Function<String, T> reader) {
        int status = response.statusCode();
        if (status == 401 || status == 403) {
            throw refused(" refuses this gateway (" + status
                    + "): granta.auth.internal-token must be the same for both");
        }
        if (status >= 500) {
            String message = "auth-service at " + settings.url() + " failed with status " + status
                    + ": its log says why";
            outages.report(message);
            throw CredentialsUnavailableException.silent(message, null);
        }
        if (status != 200 && status != 204) {
            throw refused(" answered with status " + status + ": its log says why");
        }
        try {
            T answer = reader.apply(response.body());
            outages.over();
            return answer;
        } catch (RuntimeException e) {
            // The body holds secrets: neither it nor a parser's excerpt of it is logged.
            throw refused(" sent an answer this gateway cannot read: do their versions fit? "
                    + e.getClass().getSimpleName());
        }
    }

    private CredentialsUnavailableException refused(String what) {
        String message = "auth-service at " + settings.url() + what;
        outages.report(message);
        return CredentialsUnavailableException.refused(message);
    }

    private static String encoded(String localpart) {
        // URLEncoder writes form encoding, in which a space is '+'; in a path it is %20.
        return URLEncoder.encode(localpart, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Throwable rootOf(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
