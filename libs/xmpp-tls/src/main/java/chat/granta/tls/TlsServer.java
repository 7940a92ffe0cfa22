package chat.granta.tls;

import chat.granta.settings.SettingException;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.ReferenceCountedOpenSslContext;
import io.netty.handler.ssl.SslContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's side of TLS 1.2 and 1.3 (RFC 7590) for STARTTLS (RFC 6120 section 5) and direct TLS (XEP-0368), with the
 * certificates that are in the files now. {@link #look} is called again and again by one thread; everything else by any.
 */
public final class TlsServer {
    private static final Logger log = LoggerFactory.getLogger(TlsServer.class);

    static {
        // A client that may renegotiate at will costs us a handshake each time, and no XMPP client needs to.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    }

    private final ExporterSecrets secrets = new ExporterSecrets();
    private final ChannelBindings bindings = new ChannelBindings(secrets);
    private final LoadedFiles files;

    /**
     * @param domains what a certificate is for that is made when the settings name none; the users' domain first
     * @param data where that one is kept
     * @param alpn the application protocol that direct TLS answers to (XEP-0368), such as {@code xmpp-client}
     * @param peers the authorities whose certificates peers are asked for; null asks for none
     * @throws SettingException when a file is missing or unreadable, or the provider is not there
     */
    public TlsServer(TlsSettings settings, List<String> domains, Path data, String alpn, @Nullable TrustAnchors peers) {
        this.files = new LoadedFiles(settings, domains, data, alpn, peers,
                (own, protocol, issuers) -> watchedForSecrets(
                        new ContextFactory(settings.provider().implementation()).server(own, protocol, issuers)),
                log);
        log.info("TLS is done by {}", settings.provider().implementation());
    }

    /** A handler for one connection whose client was told to proceed. */
    public ChannelHandler starttls(ByteBufAllocator allocator) {
        return files.current().starttls().accepting(allocator);
    }

    /** A handler for one connection that begins with TLS. */
    public ChannelHandler direct(ByteBufAllocator allocator) {
        return files.current().direct().accepting(allocator);
    }

    /** The channel bindings of a connection (RFC 5929, RFC 9266), by their registered names; asked for once. */
    public SortedMap<String, byte[]> bindings(SSLEngine engine) {
        return bindings.of(engine);
    }

    /** The XMPP addresses that the client's certificate speaks for, if it has one and its issuer is trusted (XEP-0178). */
    public List<String> certified(SSLSession session) {
        Authorities issuers = files.current().peers();
        return issuers == null ? List.of() : issuers.addressesOfClient(session);
    }

    /**
     * Why a connecting server has not proved by its certificate that it speaks for a domain (RFC 6120 section 13.7.2); null when
     * it has, so that it may log in with SASL EXTERNAL.
     */
    public @Nullable String objection(SSLSession session, String domain) {
        Authorities issuers = files.current().peers();
        return issuers == null
                ? "this server asks for no certificates"
                : issuers.objectionToServer(session, List.of(domain));
    }

    /**
     * Looks whether files have changed, and reads them when the change has settled, that is, when two looks in a row found
     * them the same. Connections keep the certificate they began with.
     */
    public void look() {
        files.look();
    }

    /** When the first of the certificates that new connections get, or of those behind them, is out of date. */
    public Instant validUntil() {
        return files.current().validUntil();
    }

    private SslContext watchedForSecrets(SslContext context) {
        if (context instanceof ReferenceCountedOpenSslContext openSsl) {
            secrets.watch(openSsl);
        }
        return context;
    }
}
