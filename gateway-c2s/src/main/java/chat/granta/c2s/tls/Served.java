package chat.granta.c2s.tls;

import chat.granta.c2s.server.SettingException;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.util.DomainWildcardMappingBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the files said when they were last read. */
record Served(ServedContext starttls, ServedContext direct, @Nullable ClientCertificates clients) {
    /**
     * @param files the first are the ones for whoever asks for no name, or for none there is
     * @throws SettingException when a file cannot be used
     */
    static Served read(TlsSettings settings, List<KeyFiles> files, ExporterSecrets secrets) {
        Path authorities = settings.clientCa();
        ClientCertificates clients = authorities == null ? null : ClientCertificates.issuedBy(authorities);
        var factory = new ContextFactory(settings.provider().implementation(), clients, secrets);
        return new Served(served(factory, files, ContextFactory.WITHOUT_ALPN, settings),
                served(factory, files, ContextFactory.XMPP_CLIENT, settings), clients);
    }

    private static ServedContext served(ContextFactory factory, List<KeyFiles> files,
            ApplicationProtocolConfig protocols, TlsSettings settings) {
        SslContext fallback = factory.context(files.getFirst(), protocols);
        if (files.size() == 1) {
            return new ServedContext(fallback, null, settings.handshakeTimeout());
        }
        var names = new DomainWildcardMappingBuilder<>(fallback);
        for (KeyFiles more : files.subList(1, files.size())) {
            SslContext context = factory.context(more, protocols);
            names(more).forEach(name -> names.add(name, context));
        }
        return new ServedContext(fallback, names.build(), settings.handshakeTimeout());
    }

    private static List<String> names(KeyFiles files) {
        try {
            X509Certificate certificate = PemFile.certificates(files.certificate()).getFirst();
            List<String> names = ServerNames.of(certificate);
            if (names.isEmpty()) {
                throw new CertificateParsingException("it names no host");
            }
            return names;
        } catch (IOException | CertificateException e) {
            throw new SettingException(files.certificateSetting(),
                    files.certificateSetting() + ": " + files.certificate() + ": " + e.getMessage());
        }
    }
}
