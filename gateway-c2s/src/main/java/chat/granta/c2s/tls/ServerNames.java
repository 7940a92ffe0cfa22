package chat.granta.c2s.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;

/** The names a certificate is for (RFC 6125): its dNSName entries, wildcards among them. */
final class ServerNames {
    private static final int DNS_NAME = 2;

    private ServerNames() {}

    static List<String> of(X509Certificate certificate) throws CertificateParsingException {
        var names = certificate.getSubjectAlternativeNames();
        return names == null
                ? List.of()
                : names.stream().filter(name -> name.get(0).equals(DNS_NAME)).map(name -> (String) name.get(1))
                        .toList();
    }
}
