package chat.granta.c2s.credentials;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks auth-service over HTTP. Never blocks; may be called from any thread; answers arrive on another.
 *
 * <p>A failed request is logged with what to check, and fails with {@link CredentialsUnavailableException}.
 */
public final class AuthService implements CredentialSource, AutoCloseable {
    private final AuthSettings settings;
    private final HttpClient http;
    private final HttpRequest.Builder template;
    private final Complaints complaints = new Complaints();

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
        // URLEncoder writes form encoding, in which a space is '+'; in a path it is %20.
        String encoded = URLEncoder.encode(localpart, StandardCharsets.UTF_8).replace("+", "%20");
        return get("/internal/credentials/" + encoded, AuthAnswers::credentials);
    }

    /** Asks which mechanisms to offer. */
    public CompletableFuture<LoginOffer> offer() {
        return get("/internal/mechanisms", AuthAnswers::offer);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private <T> CompletableFuture<T> get(String path, Function<String, T> reader) {
        URI uri = URI.create(settings.url().toString().replaceFirst("/$", "") + path);
        return http.sendAsync(template.copy().uri(uri).build(), BodyHandlers.ofString()).handle((response, failure) -> {
            if (failure != null) {
                throw unavailable("auth-service does not answer at " + settings.url()
                        + " (granta.auth.url): is it running there? " + rootOf(failure), failure);
            }
            return read(response, reader);
        });
    }

    private <T> T read(HttpResponse<String> response, Function<String, T> reader) {
        int status = response.statusCode();
        if (status == 401 || status == 403) {
            throw unavailable("auth-service at " + settings.url() + " refuses this gateway (" + status
                    + "): granta.auth.internal-token must be the same for both", null);
        }
        if (status != 200) {
            throw unavailable("auth-service at " + settings.url() + " answered with status " + status
                    + ": its log says why", null);
        }
        try {
            T answer = reader.apply(response.body());
            complaints.settled();
            return answer;
        } catch (RuntimeException e) {
            // The body holds secrets: neither it nor a parser's excerpt of it is logged.
            throw unavailable("auth-service at " + settings.url()
                    + " sent an answer this gateway cannot read: do their versions fit? "
                    + e.getClass().getSimpleName(), null);
        }
    }

    private CredentialsUnavailableException unavailable(String message, @Nullable Throwable cause) {
        complaints.complain(message);
        return new CredentialsUnavailableException(message, cause);
    }

    private static Throwable rootOf(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
