package chat.granta.s2s.outbound;

import chat.granta.s2s.receiving.ReceivingServices;
import chat.granta.tls.TlsClient;

/** What all streams share that this server opens. */
public record OutboundServices(ReceivingServices receiving, TlsClient tls, Connections connections) {}
