package chat.granta.c2s.sasl;

import chat.granta.c2s.credentials.CredentialSource;
import chat.granta.c2s.credentials.Credentials;
import chat.granta.scram.ScramHash;
import chat.granta.scram.ScramKeys;
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
    public static Credentials keys(String password) {
        return new Credentials(List.of(keys(ScramHash.SHA_256, password)), null, "1");
    }

    /** Keys of a password for every hash. */
    public static Credentials allKeys(String password) {
        return new Credentials(ScramHash.STRONGEST_FIRST.stream().map(hash -> keys(hash, password)).toList(), null,
                "1");
    }

    static Credentials hash(String hash) {
        return new Credentials(List.of(), hash, "1");
    }

    static ScramKeys keys(ScramHash hash, String password) {
        return hash.keys(password, Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ=="), 4096);
    }

    /** What mechanisms need, with these accounts behind it. */
    public static SaslServices services(CredentialSource credentials) {
        return new SaslServices("localhost", credentials, (_, _, _) -> {}, _ -> CompletableFuture.completedFuture(true),
                new PasswordHashing(), (_, _) -> true);
    }

    ThrottledCredentials accounts() {
        return new ThrottledCredentials(new AccountNames("localhost"), this, (_, _) -> true);
    }

    /** The client's last message in SCRAM-SHA-256, as a client that knows the password would send it. */
    public static String clientFinal(String password, String clientFirstBare, String serverFirst, String binding) {
        return clientFinal(ScramHash.SHA_256, password, clientFirstBare, serverFirst,
                binding.getBytes(StandardCharsets.UTF_8));
    }

    /** The client's last message; {@code binding} is the GS2 header and what it binds to. */
    static String clientFinal(ScramHash hash, String password, String clientFirstBare, String serverFirst,
            byte[] binding) {
        String[] parts = serverFirst.split(",");
        byte[] salt = Base64.getDecoder().decode(parts[1].substring(2));
        int iterations = Integer.parseInt(parts[2].substring(2));
        String withoutProof = "c=" + Base64.getEncoder().encodeToString(binding) + ',' + parts[0];
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
