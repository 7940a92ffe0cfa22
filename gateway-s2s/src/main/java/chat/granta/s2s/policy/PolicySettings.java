package chat.granta.s2s.policy;

import chat.granta.dns.DnsBlocklists;
import chat.granta.s2s.stream.LocalDomains;
import chat.granta.settings.FileSettings;
import chat.granta.settings.SettingException;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whom this server speaks with ({@code granta.s2s.*}). Lists are files, one entry a line, and are read again when they change.
 *
 * @param requireTls whether nothing is sent or taken in clear
 * @param requireValidCertificate whether dialback is not enough: other servers must prove their domains by certificates
 * @param overrides what is otherwise for some domains
 * @param allowedDomains only these are spoken with; null: all
 * @param deniedDomains these are not
 * @param allowedAddresses only these may connect; null: all
 * @param deniedAddresses these may not, and are not connected to
 * @param dnsbl lists of addresses, asked by the DNS, that may not connect (RFC 5782)
 * @param dnsblExceptions addresses that no such list is asked about
 * @param privateAddresses whether servers are looked for on addresses that are not on the internet
 */
@Validated
@ConfigurationProperties("granta.s2s")
public record PolicySettings(@DefaultValue("true") boolean requireTls,
        @DefaultValue("false") boolean requireValidCertificate, @DefaultValue List<Override> overrides,
        @Nullable Path allowedDomains, @Nullable Path deniedDomains, @Nullable Path allowedAddresses,
        @Nullable Path deniedAddresses, @DefaultValue List<String> dnsbl, @Nullable Path dnsblExceptions,
        @NotNull @DefaultValue("auto") PrivateAddresses privateAddresses) implements FileSettings {
    /** @throws SettingException when a list that is asked by the DNS has no name there */
    public PolicySettings {
        for (String list : dnsbl) {
            try {
                DnsBlocklists.check(list);
            } catch (IllegalArgumentException e) {
                throw SettingException.wrong("granta.s2s.dnsbl", list,
                        "must be a name of the DNS, such as zen.spamhaus.org");
            }
        }
    }

    @java.lang.Override
    public void checkFiles() {
        new ListFile(allowedDomains, "granta.s2s.allowed-domains").check();
        new ListFile(deniedDomains, "granta.s2s.denied-domains").check();
        new ListFile(allowedAddresses, "granta.s2s.allowed-addresses").check();
        new ListFile(deniedAddresses, "granta.s2s.denied-addresses").check();
        new ListFile(dnsblExceptions, "granta.s2s.dnsbl-exceptions").check();
    }

    /** Whether a domain may have its servers on this machine or in private networks. */
    public enum PrivateAddresses {
        /** Where {@code granta.dns.servers} names name servers, which then know what is where; not where the system's are asked. */
        AUTO, ALLOW, REFUSE
    }

    /**
     * What is otherwise for a domain, or for all below one; what is null is not.
     *
     * @param domain such as {@code example.org} or {@code *.example.org}
     */
    public record Override(String domain, @Nullable Boolean requireTls, @Nullable Boolean requireValidCertificate) {
        /** @throws SettingException when the domain is none */
        public Override(@Nullable String domain, @Nullable Boolean requireTls,
                @Nullable Boolean requireValidCertificate) {
            String name = domain == null || domain.startsWith("*.") ? domain : LocalDomains.parse(domain);
            if (name == null) {
                throw SettingException.wrong("granta.s2s.overrides[].domain", domain,
                        "must be a domain, or *. and a domain");
            }
            this.domain = name;
            this.requireTls = requireTls;
            this.requireValidCertificate = requireValidCertificate;
        }
    }
}
