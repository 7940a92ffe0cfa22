package chat.granta.c2s.tls;

import chat.granta.c2s.server.SettingException;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLException;

/**
 * Server-side TLS 1.2 and 1.3 (RFC 7590) for STARTTLS (RFC 6120 section 5) and direct TLS (XEP-0368). Any thread.
 */
public final class TlsContexts {
    static {
        // A client that may renegotiate at will costs us a handshake each time; nobody needs it.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    }

    private final SslContext starttls;
    private final SslContext direct;

    /**
     * @param data where a self-signed certificate is kept when the settings name none
     * @throws SettingException when a file is missing or unreadable, or the provider is not there
     */
    public TlsContexts(TlsSettings settings, String domain, Path data) {
        if (settings.provider() == TlsSettings.Provider.OPENSSL && !OpenSsl.isAvailable()) {
            throw new SettingException("granta.tls.provider",
                    "granta.tls.provider openssl is not available here: " + OpenSsl.unavailabilityCause());
        }
        KeyFiles files = KeyFiles.of(settings, domain, data);
        this.starttls = context(settings, files, ApplicationProtocolConfig.DISABLED);
        // A client without ALPN, or with another name for us, may still log in.
        this.direct = context(settings, files, new ApplicationProtocolConfig(Protocol.ALPN,
                SelectorFailureBehavior.NO_ADVERTISE, SelectedListenerFailureBehavior.ACCEPT, "xmpp-client"));
    }

    /** A handler for one connection whose client was told to proceed. */
    public SslHandler starttls(ByteBufAllocator allocator) {
        return starttls.newHandler(allocator);
    }

    /** A handler for one connection that begins with TLS; answers ALPN {@code xmpp-client}. */
    public SslHandler direct(ByteBufAllocator allocator) {
        return direct.newHandler(allocator);
    }

    private static SslContext context(TlsSettings settings, KeyFiles files, ApplicationProtocolConfig protocols) {
        checkReadable(files.certificateSetting(), files.certificate());
        checkReadable(files.keySetting(), files.key());
        SslProvider provider = settings.provider() == TlsSettings.Provider.OPENSSL
                ? SslProvider.OPENSSL
                : SslProvider.JDK;
        try {
            return SslContextBuilder.forServer(files.certificate().toFile(), files.key().toFile())
                    .sslProvider(provider).protocols("TLSv1.3", "TLSv1.2").applicationProtocolConfig(protocols).build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new SettingException(files.certificateSetting(),
                    files.certificateSetting() + ": " + files.certificate()
                            + " and " + files.key() + " are not a PEM certificate and its PKCS #8 key: "
                            + e.getMessage());
        }
    }

    private static void checkReadable(String setting, Path file) {
        if (!Files.isReadable(file)) {
            throw new SettingException(setting, setting + ": cannot read " + file.toAbsolutePath());
        }
    }
}
