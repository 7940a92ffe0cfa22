package chat.granta.s2s.inbound;

import chat.granta.s2s.dialback.KeyVerifier;
import chat.granta.s2s.management.ManagedSessions;
import chat.granta.s2s.policy.AddressPolicy;
import chat.granta.s2s.receiving.ReceivingServices;
import chat.granta.s2s.sending.RemoteServers;
import chat.granta.tls.TlsServer;

/**
 * What all streams share that other servers open.
 *
 * @param servers to which streams are offered that are for both directions
 * @param sessions that can be resumed
 */
public record InboundServices(ReceivingServices receiving, AddressPolicy addresses, TlsServer tls, KeyVerifier verifier,
        RemoteServers servers, ManagedSessions sessions) {}
