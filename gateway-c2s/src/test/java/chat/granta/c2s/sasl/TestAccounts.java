package chat.granta.c2s.sasl;

import chat.granta.c2s.credentials.CredentialSource;
import chat.granta.c2s.credentials.Credentials;
import chat.granta.c2s.credentials.Credentials.ScramKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Accounts for tests; every name there is not has a decoy, as auth-service would give it. */
public final class TestAccounts implements CredentialSource {
    /** The localparts asked for, in order. */
    final List<String> asked = new ArrayList<>();
    private final Credentials credentials;

    TestAccounts(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public CompletableFuture<Credentials> fetch(String localpart) {
        asked.add(localpart);
        return CompletableFuture.completedFuture(credentials);
    }

    /** Keys of a password, with the salt and iterations of RFC 7677 section 3. */
    public static ScramKeys keys(String password) {
        var hash = ScramHash.SHA_256;
        byte[] salt = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");
        byte[] salted = hash.saltedPassword(password, salt, 4096);
        return new ScramKeys("SCRAM-SHA-256", 4096, salt, hash.digest(hash.clientKey(salted)),
                hash.hmac(salted, "Server Key"));
    }

    /** The client's last message, as a client that knows the password would send it. */
    public static String clientFinal(String password, String clientFirstBare, String serverFirst, String binding) {
        var hash = ScramHash.SHA_256;
        String nonce = serverFirst.substring(2, serverFirst.indexOf(','));
        byte[] salt = Base64.getDecoder()
                .decode(serverFirst.substring(serverFirst.indexOf(",s=") + 3, serverFirst.indexOf(",i=")));
        int iterations = Integer.parseInt(serverFirst.substring(serverFirst.indexOf(",i=") + 3));
        String withoutProof = "c=" + Base64.getEncoder().encodeToString(binding.getBytes(StandardCharsets.UTF_8))
                + ",r=" + nonce;
        byte[] clientKey = hash.clientKey(hash.saltedPassword(password, salt, iterations));
        byte[] signature = hash.hmac(hash.digest(clientKey),
                clientFirstBare + ',' + serverFirst + ',' + withoutProof);
        var proof = new byte[clientKey.length];
        for (int i = 0; i < proof.length; i++) {
            proof[i] = (byte) (clientKey[i] ^ signature[i]);
        }
        return withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof);
    }
}
