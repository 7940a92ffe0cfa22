package chat.granta.loadtest.login;

import chat.granta.loadtest.login.KeyCache.Keys;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** SCRAM without channel binding (RFC 5802 section 3; RFC 7677). */
final class ScramClient implements SaslClient {
    private static final String GS2_HEADER = "n,,";

    private final Account account;
    private final String hash;
    private final String hmac;
    private final KeyCache cache;
    private final String clientFirst;
    private @Nullable String expectedServerSignature;

    ScramClient(Account account, String hash, String hmac, KeyCache cache) {
        // Unique is enough for a test: nobody is to be kept from guessing it.
        this(account, hash, hmac, cache, Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36));
    }

    ScramClient(Account account, String hash, String hmac, KeyCache cache, String nonce) {
        this.account = account;
        this.hash = hash;
        this.hmac = hmac;
        this.cache = cache;
        clientFirst = "n=" + account.user().replace("=", "=3D").replace(",", "=2C") + ",r=" + nonce;
    }

    @Override
    public String initialResponse() {
        return GS2_HEADER + clientFirst;
    }

    @Override
    public String respond(String serverFirst) {
        Map<Character, String> attributes = attributes(serverFirst);
        String nonce = attribute(attributes, 'r');
        Keys keys = cache.keys(hash, hmac, account.password(), Base64.getDecoder().decode(attribute(attributes, 's')),
                Integer.parseInt(attribute(attributes, 'i')));
        String withoutProof = "c=" + Base64.getEncoder().encodeToString(GS2_HEADER.getBytes()) + ",r=" + nonce;
        String authMessage = clientFirst + ',' + serverFirst + ',' + withoutProof;
        byte[] proof = KeyCache.hmac(hmac, keys.storedKey(), authMessage);
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= keys.clientKey()[i];
        }
        expectedServerSignature = Base64.getEncoder()
                .encodeToString(KeyCache.hmac(hmac, keys.serverKey(), authMessage));
        return withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof);
    }

    @Override
    public void verify(String serverFinal) {
        String signature = attribute(attributes(serverFinal), 'v');
        if (expectedServerSignature == null
                || !MessageDigest.isEqual(signature.getBytes(), expectedServerSignature.getBytes())) {
            throw new LoginException("the server's signature is wrong");
        }
    }

    private static String attribute(Map<Character, String> attributes, char name) {
        String value = attributes.get(name);
        if (value == null) {
            throw new LoginException("SCRAM message without " + name + "=");
        }
        return value;
    }

    private static Map<Character, String> attributes(String message) {
        var attributes = new HashMap<Character, String>();
        for (String part : message.split(",")) {
            if (part.length() > 1 && part.charAt(1) == '=') {
                attributes.put(part.charAt(0), part.substring(2));
            }
        }
        return attributes;
    }
}
