package chat.granta.c2s.tls;

import chat.granta.c2s.server.SettingException;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.OpenSsl;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-side TLS 1.2 and 1.3 (RFC 7590) for STARTTLS (RFC 6120 section 5) and direct TLS (XEP-0368), with the certificates
 * that are in the files now. {@link #look} is called again and again by one thread; everything else by any.
 */
public final class TlsContexts {
    private static final Logger log = LoggerFactory.getLogger(TlsContexts.class);

    static {
        // A client that may renegotiate at will costs us a handshake each time; nobody needs it.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    }

    private final TlsSettings settings;
    private final List<KeyFiles> files;
    private final ExporterSecrets secrets = new ExporterSecrets();
    private final ChannelBindings bindings = new ChannelBindings(secrets);
    private List<FileMark> lastSeen;
    private List<FileMark> loaded;
    private volatile Served served;

    /**
     * @param data where a self-signed certificate is kept when the settings name none
     * @throws SettingException when a file is missing or unreadable, or the provider is not there
     */
    public TlsContexts(TlsSettings settings, String domain, Path data) {
        if (settings.provider() == TlsSettings.Provider.OPENSSL && !OpenSsl.isAvailable()) {
            throw new SettingException("granta.tls.provider",
                    "granta.tls.provider openssl is not available here: " + OpenSsl.unavailabilityCause());
        }
        this.settings = settings;
        this.files = new ArrayList<>(List.of(KeyFiles.of(settings, domain, data)));
        settings.hosts().forEach(host -> files.add(KeyFiles.of(host, files.size() - 1)));
        this.loaded = marks();
        this.lastSeen = loaded;
        log.info("TLS is done by {}", settings.provider().implementation());
        this.served = Served.read(settings, files, secrets);
    }

    /** A handler for one connection whose client was told to proceed. */
    public ChannelHandler starttls(ByteBufAllocator allocator) {
        return served.starttls().handler(allocator);
    }

    /** A handler for one connection that begins with TLS; answers ALPN {@code xmpp-client}. */
    public ChannelHandler direct(ByteBufAllocator allocator) {
        return served.direct().handler(allocator);
    }

    /** The channel bindings of a connection (RFC 5929, RFC 9266), by their registered names; asked for once. */
    public SortedMap<String, byte[]> bindings(SSLEngine engine) {
        return bindings.of(engine);
    }

    /** The XMPP addresses the client's certificate speaks for, if it has one and its issuer is trusted (XEP-0178). */
    public List<String> certified(SSLSession session) {
        ClientCertificates clients = served.clients();
        try {
            return clients == null
                    ? List.of()
                    : clients.addresses(
                            Stream.of(session.getPeerCertificates()).toArray(X509Certificate[]::new));
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }

    /**
     * Looks whether files have changed, and reads them when the change has settled, that is, when two looks in a row found
     * them the same. Connections keep the certificate they began with.
     */
    public void look() {
        List<FileMark> seen = marks();
        boolean isSettled = seen.equals(lastSeen);
        lastSeen = seen;
        if (!isSettled || seen.equals(loaded)) {
            return;
        }
        loaded = seen;
        try {
            served = Served.read(settings, files, secrets);
            log.info("Read changed certificates; new connections get {}", files.getFirst().certificate());
        } catch (RuntimeException e) {
            log.warn("Changed certificates cannot be used, those read before still are: {}", e.getMessage());
        }
    }

    private List<FileMark> marks() {
        Path authorities = settings.clientCa();
        Stream<Path> all = Stream.concat(
                files.stream().flatMap(each -> Stream.of(each.certificate(), each.key())),
                Stream.ofNullable(authorities));
        return all.map(FileMark::of).toList();
    }
}
