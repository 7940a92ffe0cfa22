package chat.granta.tls;

import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a login can be bound to on a TLS connection whose handshake is over (RFC 5056).
 *
 * @param secrets what OpenSSL's connections export from; Java's export themselves
 */
record ChannelBindings(ExporterSecrets secrets) {
    private static final Logger log = LoggerFactory.getLogger(ChannelBindings.class);
    private static final Pattern HASH = Pattern.compile("(SHA\\d+)WITH.*");
    // RFC 9266 section 4.
    private static final String EXPORTER = "EXPORTER-Channel-Binding";
    private static final int EXPORTED_BYTES = 32;

    /** The bindings by their registered names. */
    SortedMap<String, byte[]> of(SSLEngine engine) {
        SSLSession session = engine.getSession();
        var bindings = new TreeMap<String, byte[]>();
        byte[] exporter = exporter(engine, session);
        if (exporter != null) {
            bindings.put("tls-exporter", exporter);
        }
        Certificate[] own = session.getLocalCertificates();
        if (own != null && own.length > 0 && own[0] instanceof X509Certificate certificate) {
            byte[] endPoint = endPoint(certificate);
            if (endPoint != null) {
                bindings.put("tls-server-end-point", endPoint);
            }
        }
        return bindings;
    }

    /** Below TLS 1.3 an exporter is safe only with extended master secrets, and neither provider says whether they were used. */
    private byte @Nullable [] exporter(SSLEngine engine, SSLSession session) {
        if (!session.getProtocol().equals("TLSv1.3")) {
            return null;
        }
        try {
            if (engine instanceof ReferenceCountedOpenSslEngine openSsl) {
                byte[] secret = secrets.take(openSsl);
                return secret == null
                        ? null
                        : TlsExporter.forCipherSuite(session.getCipherSuite()).export(secret, EXPORTER, EXPORTED_BYTES);
            }
            return session instanceof ExtendedSSLSession extended
                    ? extended.exportKeyingMaterialData(EXPORTER, new byte[0], EXPORTED_BYTES)
                    : null;
        } catch (SSLException | GeneralSecurityException e) {
            log.debug("No keying material: {}", e.toString());
            return null;
        }
    }

    /** RFC 5929 section 4.1: the certificate's hash, by the hash of its own signature if that is not an old one. */
    static byte @Nullable [] endPoint(X509Certificate certificate) {
        String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        Matcher hash = HASH.matcher(signature);
        String algorithm;
        if (signature.startsWith("MD5WITH") || signature.startsWith("SHA1WITH")) {
            algorithm = "SHA-256";
        } else if (hash.matches()) {
            algorithm = hash.group(1).replace("SHA", "SHA-");
        } else {
            // Ed25519 and PSS: the RFC leaves it undefined.
            return null;
        }
        try {
            return MessageDigest.getInstance(algorithm).digest(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            return null;
        }
    }
}
