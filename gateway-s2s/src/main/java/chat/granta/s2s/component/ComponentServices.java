package chat.granta.s2s.component;

import chat.granta.s2s.home.Homes;
import chat.granta.s2s.stream.FederationAudit;
import chat.granta.s2s.stream.LocalDomains;

/**
 * What all streams of components share.
 *
 * @param federates whether components may write to other servers
 * @param homes where what they send goes, other servers included
 */
public record ComponentServices(ComponentSettings settings, LocalDomains domains, boolean federates, Homes homes,
        ComponentSecrets secrets, Components components, ComponentMetrics metrics,
        FederationAudit audit) {
    /** Whether there is a way to a domain. */
    boolean reaches(String domain) {
        return federates || domains.serves(domain);
    }
}
