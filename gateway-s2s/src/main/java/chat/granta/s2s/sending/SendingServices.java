package chat.granta.s2s.sending;

import chat.granta.dns.ServerLookup;
import chat.granta.s2s.policy.DomainPolicy;
import chat.granta.s2s.stream.S2sMetrics;
import chat.granta.s2s.stream.S2sSettings;

/** What all servers share that this one has something to say to. */
public record SendingServices(S2sSettings settings, DomainPolicy policy, ServerLookup lookup, StreamOpener opener,
        S2sMetrics metrics) {}
