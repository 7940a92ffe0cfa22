package chat.granta.c2s.tls;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Certificates and implementation of TLS. All files are read again when they change.
 *
 * @param certificate PEM file with the certificate and its chain; null for a self-signed one
 * @param key PEM file with its private key, in PKCS #8 or an older form
 * @param provider who does the cryptography
 * @param hosts further certificates, for clients that ask for a name that stands in one of them
 * @param clientCa PEM file with the authorities whose certificates clients may log in with; null asks for none
 * @param handshakeTimeout how long a handshake may take
 */
@Validated
@ConfigurationProperties("granta.tls")
public record TlsSettings(@Nullable Path certificate, @Nullable Path key,
        @NotNull @DefaultValue("auto") Provider provider, @NotNull @DefaultValue List<@Valid Host> hosts,
        @Nullable Path clientCa, @NotNull @DefaultValue("10s") Duration handshakeTimeout) {

    /** The implementations to choose from; {@code openssl} is BoringSSL, where it was built for. */
    public enum Provider {
        /** BoringSSL where there is one for this platform, else Java's. */
        AUTO, JDK, OPENSSL;

        SslProvider implementation() {
            return switch (this) {
                case AUTO -> OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK;
                case JDK -> SslProvider.JDK;
                case OPENSSL -> SslProvider.OPENSSL;
            };
        }
    }

    /** A further certificate; the names it is for are those that stand in it. */
    public record Host(@NotNull Path certificate, @NotNull Path key) {}

    @AssertTrue(message = "granta.tls.certificate and granta.tls.key belong together: set both or neither")
    boolean isComplete() {
        return (certificate == null) == (key == null);
    }
}
