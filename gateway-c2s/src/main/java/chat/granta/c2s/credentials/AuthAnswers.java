package chat.granta.c2s.credentials;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of auth-service; an answer that is not as agreed is an exception of some kind. */
final class AuthAnswers {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private record CredentialsJson(String type, @Nullable Integer iterations, @Nullable String salt,
            @Nullable String storedKey,
            @Nullable String serverKey, @Nullable String hash) {}

    private record OfferJson(List<String> mechanisms, @Nullable String passwordPage) {}

    private AuthAnswers() {}

    static Credentials credentials(String body) {
        var json = JSON.readValue(body, CredentialsJson.class);
        if (json.type.startsWith("scram-") && json.iterations != null) {
            return new Credentials.ScramKeys(json.type.toUpperCase(Locale.ROOT), json.iterations, bytes(json.salt),
                    bytes(json.storedKey), bytes(json.serverKey));
        }
        if (json.type.equals("crypt") && json.hash != null) {
            return new Credentials.CryptHash(json.hash);
        }
        throw new IllegalArgumentException("unknown type of credentials");
    }

    static LoginOffer offer(String body) {
        var json = JSON.readValue(body, OfferJson.class);
        return new LoginOffer(json.mechanisms, json.passwordPage);
    }

    private static byte[] bytes(@Nullable String base64) {
        if (base64 == null) {
            throw new IllegalArgumentException("a SCRAM key is missing");
        }
        return Base64.getDecoder().decode(base64);
    }
}
