package chat.granta.tls;

import chat.granta.settings.SettingException;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client's side of TLS 1.2 and 1.3, for a gateway that connects to other domains' servers (RFC 6120 section 5, XEP-0368). It
 * asks for the other domain's certificate (SNI), and shows the one of ours when it is asked, so that it can log in with SASL
 * EXTERNAL. {@link #look} is called again and again by one thread; everything else by any.
 *
 * <p>The handshake alone says nothing about who answered: ask {@link #objection} when it is over.
 */
public final class TlsClient {
    private static final Logger log = LoggerFactory.getLogger(TlsClient.class);

    private final LoadedFiles files;

    /**
     * @param domains what a certificate is for that is made when the settings name none; the users' domain first
     * @param data where that one is kept
     * @param alpn the application protocol that direct TLS asks for (XEP-0368), such as {@code xmpp-server}
     * @param servers the authorities whose certificates servers are believed by
     * @throws SettingException when a file is missing or unreadable, or the provider is not there
     */
    public TlsClient(TlsSettings settings, List<String> domains, Path data, String alpn, TrustAnchors servers) {
        this.files = new LoadedFiles(settings, domains, data, alpn, servers,
                (own, protocol, believed) -> new ContextFactory(settings.provider().implementation()).client(own,
                        protocol,
                        Objects.requireNonNull(believed)),
                log);
    }

    /**
     * A handler for one connection on which the server said that we may proceed.
     *
     * @param from the domain of ours in whose name we connect
     * @param to the domain whose server it is to be, which is not always the host that we connected to
     */
    public SslHandler starttls(ByteBufAllocator allocator, String from, String to) {
        return files.current().starttls().connecting(allocator, from, to);
    }

    /** A handler for one connection that begins with TLS, likewise. */
    public SslHandler direct(ByteBufAllocator allocator, String from, String to) {
        return files.current().direct().connecting(allocator, from, to);
    }

    /**
     * Why the server has not proved by its certificate that it is one of a domain (RFC 6120 section 13.7.2); null when it has.
     * What then: to go away, or to fall back to dialback (XEP-0220), is for the caller to decide.
     *
     * @param names the domain's, and others that are as good
     */
    public @Nullable String objection(SSLSession session, String... names) {
        return peers().objectionToServer(session, List.of(names));
    }

    /** The same, where one authority is believed and no other. */
    public @Nullable String objection(SSLSession session, X509Certificate authority, String... names) {
        try {
            return Authorities.of(authority).objectionToServer(session, List.of(names));
        } catch (GeneralSecurityException e) {
            return "its authority cannot be used: " + e.getMessage();
        }
    }

    /** The server's certificates, its own first, and the authorities that may have issued the last of them; none: it has shown none. */
    public List<X509Certificate> path(SSLSession session) {
        return peers().path(session);
    }

    private Authorities peers() {
        return Objects.requireNonNull(files.current().peers());
    }

    /** Looks whether files have changed, see {@link TlsServer#look}. */
    public void look() {
        files.look();
    }
}
