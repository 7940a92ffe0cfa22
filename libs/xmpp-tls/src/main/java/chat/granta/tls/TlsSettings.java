package chat.granta.tls;

import chat.granta.settings.FileSettings;
import chat.granta.settings.PositiveDuration;
import chat.granta.settings.SettingException;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Certificates and implementation of TLS ({@code granta.tls.*}). All files are read again when they change.
 *
 * @param certificate PEM file with the certificate and its chain; null for a self-signed one
 * @param key PEM file with its private key, in PKCS #8 or an older form
 * @param provider who does the cryptography; {@code auto} when not given
 * @param hosts further certificates, for clients that ask for a name that stands in one of them
 * @param clientCa PEM file with the authorities whose certificates clients may log in with; null asks for none
 * @param handshakeTimeout how long a handshake may take; 10 s when not given
 */
@Validated
@ConfigurationProperties(TlsSettings.PREFIX)
public record TlsSettings(@Nullable Path certificate, @Nullable Path key, Provider provider, List<Host> hosts,
        @Nullable Path clientCa, @PositiveDuration Duration handshakeTimeout) implements FileSettings {
    /** What the settings' names begin with. */
    public static final String PREFIX = "granta.tls";

    /** @throws SettingException when a certificate has no key, or a key no certificate */
    public TlsSettings(@Nullable Path certificate, @Nullable Path key, @Nullable Provider provider,
            @Nullable List<Host> hosts, @Nullable Path clientCa, @Nullable Duration handshakeTimeout) {
        this.certificate = certificate;
        this.key = key;
        this.provider = provider == null ? Provider.AUTO : provider;
        this.hosts = hosts == null ? List.of() : List.copyOf(hosts);
        this.clientCa = clientCa;
        this.handshakeTimeout = handshakeTimeout == null ? Duration.ofSeconds(10) : handshakeTimeout;
        if ((certificate == null) != (key == null)) {
            throw new SettingException("granta.tls.certificate",
                    "granta.tls.certificate and granta.tls.key belong together: set both or neither");
        }
    }

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

    @Override
    public void checkFiles() {
        checkProvider();
        KeyFiles.named(this).forEach(KeyFiles::read);
        TrustAnchors clients = clientAuthorities();
        if (clients != null) {
            clients.check();
        }
    }

    /** @throws SettingException when the provider is not there */
    void checkProvider() {
        if (provider == Provider.OPENSSL && !OpenSsl.isAvailable()) {
            throw new SettingException("granta.tls.provider",
                    "granta.tls.provider openssl is not available here: " + OpenSsl.unavailabilityCause());
        }
    }

    /** The authorities whose certificates clients may log in with (XEP-0178), or null. */
    public @Nullable TrustAnchors clientAuthorities() {
        return clientCa == null ? null : new TrustAnchors(clientCa, "granta.tls.client-ca");
    }

    /** A further certificate; the names it is for are those that stand in it. */
    public record Host(Path certificate, Path key) {
        /** @throws SettingException when one of the two is missing */
        public Host(@Nullable Path certificate, @Nullable Path key) {
            if (certificate == null || key == null) {
                throw new SettingException("granta.tls.hosts",
                        "granta.tls.hosts: each of them needs a certificate and a key");
            }
            this.certificate = certificate;
            this.key = key;
        }
    }
}
