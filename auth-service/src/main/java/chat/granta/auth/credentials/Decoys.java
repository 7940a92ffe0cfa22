package chat.granta.auth.credentials;

import java.util.Arrays;

/**
 * Credentials of accounts that do not exist: they look like the others, are the same each time, and no password fits.
 * Without them a stranger could learn from the salt who has an account (RFC 5802 section 9).
 */
final class Decoys {
    private static final String CRYPT_ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int KEY_BYTES = 32;
    private static final int SHA512_CRYPT_CHARACTERS = 86;

    private final InstallationSecret secret;

    Decoys(InstallationSecret secret) {
        this.secret = secret;
    }

    Credentials decoy(String name, CommonForm form) {
        return switch (form) {
            case CommonForm.Scram scram -> new Credentials.Scram("scram-sha-256", scram.iterations(),
                    bytes("salt", name, scram.saltBytes()), bytes("stored", name, KEY_BYTES),
                    bytes("server", name, KEY_BYTES));
            case CommonForm.Crypt crypt -> new Credentials.Crypt("crypt", "$6$" + crypt.parameters()
                    + characters("salt", name, crypt.saltCharacters()) + '$'
                    + characters("hash", name, SHA512_CRYPT_CHARACTERS));
        };
    }

    private byte[] bytes(String purpose, String name, int count) {
        return Arrays.copyOf(secret.bytesFor(purpose, name), count);
    }

    private String characters(String purpose, String name, int count) {
        byte[] first = secret.bytesFor(purpose, name);
        byte[] second = secret.bytesFor(purpose + " continued", name);
        var text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            byte each = i < first.length ? first[i] : second[i - first.length];
            text.append(CRYPT_ALPHABET.charAt(each & 0x3f));
        }
        return text.toString();
    }
}
