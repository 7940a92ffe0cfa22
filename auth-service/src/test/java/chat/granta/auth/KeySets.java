package chat.granta.auth;

import java.util.Arrays;
import java.util.Base64;

/** Key sets as gateways send them; every byte of a set is the same. */
final class KeySets {
    private KeySets() {}

    static String sha256(int each) {
        return json("SCRAM-SHA-256", 32, each);
    }

    static String sha1(int each) {
        return json("SCRAM-SHA-1", 20, each);
    }

    private static String json(String mechanism, int keyBytes, int each) {
        return """
                {"mechanism":"%s","iterations":10000,"salt":"%s","storedKey":"%s","serverKey":"%s"}"""
                .formatted(mechanism, bytes(16, each), bytes(keyBytes, each), bytes(keyBytes, each));
    }

    static String bytes(int count, int each) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) each);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
