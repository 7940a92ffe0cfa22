package chat.granta.c2s.credentials;

import chat.granta.scram.ScramHash;
import chat.granta.scram.ScramKeys;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The JSON auth-service speaks; an answer that is not as agreed is an exception of some kind. */
final class AuthJson {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private record KeysJson(String mechanism, int iterations, String salt, String storedKey, String serverKey) {}

    private record CredentialsJson(List<KeysJson> keys, @Nullable String hash, String version) {}

    private record DerivedJson(String version, List<KeysJson> keys) {}

    private record OfferJson(List<String> mechanisms, @Nullable String passwordPage) {}

    private AuthJson() {}

    static Credentials credentials(String body) {
        var json = JSON.readValue(body, CredentialsJson.class);
        List<ScramKeys> keys = json.keys.stream().flatMap(each -> read(each).stream()).toList();
        if (keys.isEmpty() && json.hash == null) {
            throw new IllegalArgumentException("neither keys nor a hash");
        }
        if (json.version == null) {
            throw new IllegalArgumentException("no version");
        }
        return new Credentials(keys, json.hash, json.version);
    }

    static String derived(String version, List<ScramKeys> keys) {
        return JSON.writeValueAsString(new DerivedJson(version, keys.stream().map(AuthJson::write).toList()));
    }

    static LoginOffer offer(String body) {
        var json = JSON.readValue(body, OfferJson.class);
        return new LoginOffer(json.mechanisms, json.passwordPage);
    }

    /** Empty when the mechanism is one that a later auth-service knows. */
    private static Optional<ScramKeys> read(KeysJson json) {
        Base64.Decoder base64 = Base64.getDecoder();
        return ScramHash.of(json.mechanism).map(hash -> new ScramKeys(hash, json.iterations, base64.decode(json.salt),
                base64.decode(json.storedKey), base64.decode(json.serverKey)));
    }

    private static KeysJson write(ScramKeys keys) {
        Base64.Encoder base64 = Base64.getEncoder();
        return new KeysJson(keys.hash().mechanism(), keys.iterations(), base64.encodeToString(keys.salt()),
                base64.encodeToString(keys.storedKey()), base64.encodeToString(keys.serverKey()));
    }
}
