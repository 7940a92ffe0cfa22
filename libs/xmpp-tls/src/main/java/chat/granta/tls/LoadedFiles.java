package chat.granta.tls;

import chat.granta.settings.SettingException;
import chat.granta.settings.WatchedFiles;
import io.netty.handler.ssl.SslContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What one side of TLS makes of the files that the settings name, anew whenever they change. {@link #look} is called by one thread at
 * a time; {@link #current} by any.
 */
final class LoadedFiles {
    private final TlsSettings settings;
    private final String alpn;
    private final @Nullable TrustAnchors anchors;
    private final Side side;
    private final List<KeyFiles> files;
    private final WatchedFiles watched;
    private final Logger log;
    private volatile Loaded current;

    /**
     * What the files said when they were last read.
     *
     * @param peers the authorities that peers' certificates are believed by; null when they are asked for none
     * @param validUntil when the first certificate of all chains is out of date
     */
    record Loaded(ContextsByName starttls, ContextsByName direct, @Nullable Authorities peers, Instant validUntil) {}

    /** One side of a handshake. */
    interface Side {
        SslContext context(OwnCertificate own, @Nullable String alpn, @Nullable Authorities peers) throws SSLException;
    }

    /**
     * @param domains what a certificate is for that is made when the settings name none; the users' domain first
     * @param data where that one is kept
     * @param alpn the application protocol of direct TLS
     * @param anchors where peers' authorities are found; null when peers are asked for no certificates
     * @throws SettingException when a file is missing or unreadable, or the provider is not there
     */
    LoadedFiles(TlsSettings settings, List<String> domains, Path data, String alpn, @Nullable TrustAnchors anchors,
            Side side, Logger log) {
        settings.checkProvider();
        this.settings = settings;
        this.alpn = alpn;
        this.anchors = anchors;
        this.side = side;
        this.files = KeyFiles.of(settings, domains, data);
        this.log = log;
        this.watched = new WatchedFiles(
                Stream.concat(files.stream().flatMap(each -> Stream.of(each.certificate(), each.key())),
                        Stream.ofNullable(anchors == null ? null : anchors.pem())).toList());
        this.current = read();
    }

    Loaded current() {
        return current;
    }

    /**
     * Looks whether files have changed, and reads them when the change has settled. Files that cannot be used are reported once, and what
     * was read before stays in use.
     */
    void look() {
        if (!watched.haveChanged()) {
            return;
        }
        try {
            current = read();
            log.info("Read changed certificates; new connections get {}", files.getFirst().certificate());
        } catch (RuntimeException e) {
            log.warn("Changed certificates cannot be used, those read before still are: {}", e.getMessage());
        }
    }

    private Loaded read() {
        Authorities peers = anchors == null ? null : Authorities.read(anchors);
        List<OwnCertificate> certificates = files.stream().map(KeyFiles::read).toList();
        return new Loaded(contexts(certificates, null, peers), contexts(certificates, alpn, peers), peers,
                validUntil(certificates));
    }

    private static Instant validUntil(List<OwnCertificate> certificates) {
        return certificates.stream().flatMap(own -> own.chain().stream()).map(each -> each.getNotAfter().toInstant())
                .min(Comparator.naturalOrder()).orElseThrow();
    }

    private ContextsByName contexts(List<OwnCertificate> certificates, @Nullable String protocol,
            @Nullable Authorities peers) {
        return ContextsByName.of(certificates, own -> side.context(own, protocol, peers), settings.handshakeTimeout());
    }
}
