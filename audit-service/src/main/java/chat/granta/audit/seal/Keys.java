package chat.granta.audit.seal;

import chat.granta.settings.SettingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What derives from the secret of the trail's seals: a key for the chains, and a pair of keys (Ed25519, RFC 8032) for the heads. */
public final class Keys {
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec secret;
    private final SecretKeySpec chains;
    private final KeyPair heads;

    private Keys(SecretKeySpec secret, SecretKeySpec chains, KeyPair heads) {
        this.secret = secret;
        this.chains = chains;
        this.heads = heads;
    }

    /** @throws SettingException when there is no secret */
    public static Keys of(SealSettings settings) {
        if (settings.sealSecret().isEmpty()) {
            throw SettingException.wrong("granta.audit.seal-secret", "",
                    "must be set to a long secret: the audit trail is sealed with it");
        }
        try {
            var secret = new SecretKeySpec(settings.sealSecret().getBytes(StandardCharsets.UTF_8), HMAC);
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Derived(derive(secret, "heads")));
            return new Keys(secret, new SecretKeySpec(derive(secret, "chains"), HMAC), generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + HMAC + " or no Ed25519", e);
        }
    }

    /** Computes seals; for one thread. */
    public Mac chains() {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(chains);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public KeyPair heads() {
        return heads;
    }

    /** For the pseudonyms of a year's statistics. */
    public String pseudonyms(int year) {
        try {
            return HexFormat.of().formatHex(derive(secret, "pseudonyms " + year));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] derive(SecretKeySpec secret, String purpose) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(secret);
        return mac.doFinal(("granta audit " + purpose).getBytes(StandardCharsets.UTF_8));
    }

    /** RFC 8032 section 5.1.5: a private key is 32 random bytes. These were drawn already. */
    private static final class Derived extends SecureRandom {
        private final transient byte[] seed;

        Derived(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
