package chat.granta.dns;

import java.util.List;

/**
 * What DNSSEC proves of a server (RFC 7673): that the domain has named this host.
 *
 * @param host its name, which its certificate may be for, too (RFC 7673 section 4.1)
 * @param tlsa what is said of its certificate, as far as it is understood; none: nothing is
 */
public record SecureTarget(String host, List<TlsaRecord> tlsa) {}
