package chat.granta.c2s.tls;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Certificate and implementation of TLS.
 *
 * @param certificate PEM file with the certificate and its chain; null for a self-signed one
 * @param key PEM file with its private key (PKCS #8)
 * @param provider who does the cryptography
 */
@Validated
@ConfigurationProperties("granta.tls")
public record TlsSettings(@Nullable Path certificate, @Nullable Path key,
        @NotNull @DefaultValue("jdk") Provider provider) {

    /** The implementations to choose from; {@code openssl} needs netty-tcnative on the class path. */
    public enum Provider {
        JDK, OPENSSL
    }

    @AssertTrue(message = "granta.tls.certificate and granta.tls.key belong together: set both or neither")
    boolean isComplete() {
        return (certificate == null) == (key == null);
    }
}
