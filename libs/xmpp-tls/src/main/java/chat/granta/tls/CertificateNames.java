package chat.granta.tls;

import java.net.IDN;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The names a certificate is for (RFC 6120 section 13.7.1): DNS names, services of domains (SRVName, RFC 4985), and XMPP
 * addresses. A common name counts for nothing (RFC 9525 section 2).
 *
 * @param dns such as {@code example.org} or {@code *.example.org}
 * @param services such as {@code _xmpp-server.example.org}
 * @param xmpp such as {@code juliet@example.org}, or a domain
 */
record CertificateNames(List<String> dns, List<String> services, List<String> xmpp) {
    private static final CertificateNames NONE = new CertificateNames(List.of(), List.of(), List.of());
    /** Longer than any domain with a service before it (RFC 1035 section 2.3.4). */
    private static final int LONGEST = 300;
    // RFC 5280 4.2.1.6
    private static final int OTHER_NAME = 0;
    private static final int DNS_NAME = 2;
    // RFC 4985 section 2, RFC 6120 section 13.7.1.4
    private static final String ID_ON_DNS_SRV = "1.3.6.1.5.5.7.8.7";
    private static final String ID_ON_XMPP_ADDR = "1.3.6.1.5.5.7.8.5";

    static CertificateNames of(X509Certificate certificate) {
        Collection<List<?>> names;
        try {
            names = certificate.getSubjectAlternativeNames();
        } catch (CertificateParsingException e) {
            // The certificate is not as RFC 5280 has it, and counts as one without names.
            return NONE;
        }
        if (names == null) {
            return NONE;
        }
        List<String> dns = new ArrayList<>();
        List<String> services = new ArrayList<>();
        List<String> xmpp = new ArrayList<>();
        for (List<?> name : names) {
            if (name.get(0).equals(DNS_NAME)) {
                dns.add((String) name.get(1));
            } else if (name.get(0).equals(OTHER_NAME) && name.size() == 4 && name.get(3) instanceof String value) {
                // Behind the bytes of another name Java puts its type, and its value when that is text.
                switch ((String) name.get(2)) {
                    case ID_ON_DNS_SRV -> services.add(value);
                    case ID_ON_XMPP_ADDR -> xmpp.add(value);
                    default -> {
                    }
                }
            }
        }
        return new CertificateNames(List.copyOf(dns), List.copyOf(services), List.copyOf(xmpp));
    }

    /** Without those that an authority's constraints do not reach. */
    CertificateNames dnsAlone() {
        return new CertificateNames(dns, List.of(), List.of());
    }

    /** Whether the certificate is one of a domain's XMPP servers for other servers (RFC 6120 section 13.7.1.2). */
    boolean isForServerOf(String domain) {
        String wanted = ascii(domain);
        return dns.stream().anyMatch(name -> matches(ascii(name), wanted))
                || services.stream().anyMatch(name -> ascii(name).equals("_xmpp-server." + wanted))
                || xmpp.stream().anyMatch(name -> ascii(name).equals(wanted));
    }

    /** RFC 9525 section 6.3: an asterisk stands for the whole of the first label. */
    private static boolean matches(String name, String wanted) {
        if (!name.startsWith("*.")) {
            return name.equals(wanted);
        }
        int firstDot = wanted.indexOf('.');
        return firstDot > 0 && wanted.substring(firstDot).equals(name.substring(1));
    }

    private static String ascii(String name) {
        if (name.length() > LONGEST) {
            // Preparing it could take seconds, and it is no domain's.
            return name;
        }
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
