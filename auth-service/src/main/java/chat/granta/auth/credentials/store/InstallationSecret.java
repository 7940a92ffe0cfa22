package chat.granta.auth.credentials.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.JdbcTemplate;

/** A secret of this installation. It is in the database, so that every instance of this service has the same one. */
public final class InstallationSecret {
    private final SecretKeySpec key;

    public InstallationSecret(byte[] secret) {
        this.key = new SecretKeySpec(secret, "HmacSHA512");
    }

    public static InstallationSecret load(JdbcTemplate database) {
        byte[] secret = database.queryForObject("select secret from auth.installation", byte[].class);
        if (secret == null) {
            throw new IllegalStateException(
                    "the table auth.installation has no secret; restore its row from the backup");
        }
        return new InstallationSecret(secret);
    }

    /** 64 bytes that only this installation can compute for a purpose and a name. */
    public byte[] bytesFor(String purpose, String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(key);
            return mac.doFinal((purpose + '\0' + name).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks HMAC-SHA-512", e);
        }
    }
}
