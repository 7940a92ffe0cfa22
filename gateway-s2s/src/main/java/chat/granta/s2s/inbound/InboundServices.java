package chat.granta.s2s.inbound;

import chat.granta.s2s.dialback.DialbackKeys;
import chat.granta.s2s.dialback.KeyVerifier;
import chat.granta.s2s.home.Homes;
import chat.granta.s2s.policy.AddressPolicy;
import chat.granta.s2s.policy.DomainPolicy;
import chat.granta.s2s.stream.LocalDomains;
import chat.granta.s2s.stream.S2sSettings;
import chat.granta.s2s.stream.S2sMetrics;
import chat.granta.tls.TlsServer;

/** What all streams share that other servers open. */
public record InboundServices(LocalDomains domains, S2sSettings settings, DomainPolicy policy, AddressPolicy addresses,
        TlsServer tls, Homes homes, DialbackKeys keys, KeyVerifier verifier, S2sMetrics metrics) {}
