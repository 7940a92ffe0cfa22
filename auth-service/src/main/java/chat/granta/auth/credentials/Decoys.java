package chat.granta.auth.credentials;

import chat.granta.auth.credentials.CredentialsJson.KeySet;
import chat.granta.auth.credentials.store.InstallationSecret;
import chat.granta.auth.passwordfile.HashForm;
import chat.granta.auth.scram.KeyForm;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes credentials for accounts that do not exist. They look like the credentials of other accounts, are the same each
 * time, and no password fits them. Without them a stranger could learn from the salt whether an account exists (RFC 5802
 * section 9).
 */
final class Decoys {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String CRYPT = "./0123456789" + LETTERS;
    private static final String BCRYPT = "./" + LETTERS + "0123456789";
    private static final String BASE64 = LETTERS + "0123456789+/";
    /** The last character of a random run encodes only two or four bits; a multiple of this is valid for both. */
    private static final int LAST_STEP = 16;

    private final InstallationSecret secret;
    private final Fingerprints fingerprints;

    Decoys(InstallationSecret secret, Fingerprints fingerprints) {
        this.secret = secret;
        this.fingerprints = fingerprints;
    }

    CredentialsJson decoy(String name, CredentialForm form) {
        return new CredentialsJson(form.keys().stream().map(each -> keys(name, each)).toList(), hash(name, form.hash()),
                fingerprints.decoy(name));
    }

    private KeySet keys(String name, KeyForm form) {
        String mechanism = form.hash().mechanism();
        int keyBytes = form.hash().length();
        return new KeySet(mechanism, form.iterations(), bytes("salt " + mechanism, name, form.saltBytes()),
                bytes("stored " + mechanism, name, keyBytes), bytes("server " + mechanism, name, keyBytes));
    }

    private @Nullable String hash(String name, @Nullable String template) {
        if (template == null) {
            return null;
        }
        String alphabet = template.startsWith("{") ? BASE64 : template.startsWith("$2") ? BCRYPT : CRYPT;
        byte[] random = bytes("hash", name, template.length());
        var hash = new StringBuilder(template);
        for (int i = 0; i < random.length; i++) {
            switch (template.charAt(i)) {
                case HashForm.ANY -> hash.setCharAt(i, alphabet.charAt(random[i] & 0x3f));
                case HashForm.LAST -> hash.setCharAt(i, alphabet.charAt((random[i] & 3) * LAST_STEP));
                default -> {
                    // All other characters are the same in every hash of this form.
                }
            }
        }
        return hash.toString();
    }

    private byte[] bytes(String purpose, String name, int count) {
        var bytes = new ByteArrayOutputStream();
        for (int part = 0; bytes.size() < count; part++) {
            bytes.writeBytes(secret.bytesFor(purpose + ' ' + part, name));
        }
        return Arrays.copyOf(bytes.toByteArray(), count);
    }
}
