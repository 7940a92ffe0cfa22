package chat.granta.s2s.policy;

import chat.granta.dns.SecureTarget;
import chat.granta.dns.TlsaRecord;
import chat.granta.tls.TlsClient;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Whether a server that this one has connected to is a domain's: by its certificate (RFC 6120 section 13.7.2), and by DANE (RFC 7673). */
public final class ServerProof {
    private final TlsClient tls;

    public ServerProof(TlsClient tls) {
        this.tls = tls;
    }

    /** What a certificate proves. */
    public sealed interface Verdict {
        /** It is the domain's. */
        record Proved() implements Verdict {}

        /** It may be, and may not: dialback is left. */
        record Open(String objection) implements Verdict {}

        /** It is not: the DNS says so, and cannot be forged. */
        record Refused(String objection) implements Verdict {}
    }

    /**
     * @param session null: the stream is in clear
     * @param secure what DNSSEC proves of the server; null: nothing
     */
    public Verdict judge(@Nullable SSLSession session, String domain, @Nullable SecureTarget secure) {
        List<TlsaRecord> records = secure == null ? List.of() : secure.tlsa();
        if (session == null) {
            String objection = "it does not speak TLS";
            return records.isEmpty() ? new Verdict.Open(objection) : new Verdict.Refused(objection);
        }
        // RFC 7673 4.1: a host that is proved to be the domain's is as good a name.
        String[] names = secure == null ? new String[]{domain} : new String[]{domain, secure.host()};
        if (records.isEmpty()) {
            String objection = tls.objection(session, names);
            return objection == null ? new Verdict.Proved() : new Verdict.Open(objection);
        }
        return records.stream().anyMatch(record -> isMatched(record, session, names))
                ? new Verdict.Proved()
                : new Verdict.Refused("its certificate is not the one that the DNS names (TLSA)");
    }

    private boolean isMatched(TlsaRecord record, SSLSession session, String[] names) {
        List<X509Certificate> path = tls.path(session);
        if (path.isEmpty()) {
            return false;
        }
        Stream<X509Certificate> authorities = path.stream().skip(1);
        return switch (record.usage()) {
            // RFC 7671 5.1: neither names nor dates count.
            case TlsaRecord.DANE_EE -> record.matches(path.getFirst());
            case TlsaRecord.DANE_TA -> Stream.concat(path.stream(), whole(record)).filter(record::matches)
                    .anyMatch(authority -> tls.objection(session, authority, names) == null);
            case TlsaRecord.PKIX_EE -> record.matches(path.getFirst()) && tls.objection(session, names) == null;
            case TlsaRecord.PKIX_TA -> authorities.anyMatch(record::matches) && tls.objection(session, names) == null;
            default -> false;
        };
    }

    /** An authority that stands in the record itself need not be in the chain (RFC 7671 section 5.2.2). */
    private static Stream<X509Certificate> whole(TlsaRecord record) {
        if (record.selector() != 0 || record.matching() != 0) {
            return Stream.empty();
        }
        try {
            return Stream.of((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(record.data())));
        } catch (CertificateException e) {
            return Stream.empty();
        }
    }
}
