package chat.granta.s2s.outbound;

import chat.granta.s2s.dialback.DialbackKeys;
import chat.granta.dns.ServerLookup;
import chat.granta.s2s.policy.DomainPolicy;
import chat.granta.s2s.stream.S2sMetrics;
import chat.granta.s2s.stream.S2sSettings;
import chat.granta.tls.TlsClient;

/** What all streams share that this server opens. */
public record OutboundServices(S2sSettings settings, DomainPolicy policy, TlsClient tls, ServerLookup lookup,
        Connections connections,
        DialbackKeys keys, S2sMetrics metrics) {}
