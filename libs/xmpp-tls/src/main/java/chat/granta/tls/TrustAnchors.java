package chat.granta.tls;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the authorities are found whose certificates are believed (RFC 5280 section 6.1.1).
 *
 * @param pem PEM file of certificates, read again when it changes; null for the authorities that Java believes
 * @param setting the setting the file comes from
 */
public record TrustAnchors(@Nullable Path pem, String setting) {
    /** The authorities that this Java comes with. */
    public static final TrustAnchors OF_JAVA = new TrustAnchors(null, "");

    /** @throws chat.granta.settings.SettingException when the file holds no certificates */
    public void check() {
        Authorities.read(this);
    }
}
