package chat.granta.dns.zone;

import chat.granta.dns.TlsaRecord;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What others shall find by the DNS.
 *
 * @param domain of the users' addresses
 * @param rooms the room service's domain
 * @param components domains of components (XEP-0114), as far as other servers may speak with them
 * @param hosts the machines that serve them, the live one first and spares behind it
 * @param services for clients, and for other servers where this server federates
 * @param certificate that is shown to both; null: there is none yet
 */
public record Installation(String domain, String rooms, List<String> components, List<String> hosts,
        List<Service> services, @Nullable Certificate certificate) {
    /**
     * A port, and what it is called in the DNS.
     *
     * @param name such as {@code _xmpp-client._tcp}
     * @param isForServers whether other servers look for it, so that the rooms' domain and those of components have it, too
     */
    public record Service(String name, int port, boolean isForServers) {}

    /**
     * A certificate, as far as it matters to others.
     *
     * @param file where it lies
     * @param chain it, and those of the authorities behind it
     * @param names those of the domains and hosts that it is for
     * @param objection why others will not believe it; null: they will
     */
    public record Certificate(String file, List<X509Certificate> chain, List<String> names,
            @Nullable String objection) {
        /** The record about it that is to be published. */
        TlsaRecord tlsa() {
            return TlsaRecord.of(chain.getFirst());
        }

        /** Whether a published record is about it. */
        boolean isMeantBy(TlsaRecord record) {
            boolean isOfAnAuthority = record.usage() == TlsaRecord.PKIX_TA || record.usage() == TlsaRecord.DANE_TA;
            return isOfAnAuthority
                    ? chain.stream().anyMatch(record::matches)
                    : record.matches(chain.getFirst());
        }

        Instant until() {
            return chain.getFirst().getNotAfter().toInstant();
        }
    }

    /** The domains beside the users' that other servers look for as for any. */
    List<String> further() {
        return Stream.concat(Stream.of(rooms), components.stream()).toList();
    }

    /** Whether addresses have another domain than the machines, as {@code cam.ac.uk} served by {@code chat.cam.ac.uk}. */
    boolean isDelegated() {
        return !hosts.contains(domain);
    }
}
