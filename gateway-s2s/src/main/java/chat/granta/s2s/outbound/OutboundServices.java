package chat.granta.s2s.outbound;

import chat.granta.s2s.policy.ServerProof;
import chat.granta.s2s.receiving.ReceivingServices;

/** What all streams share that this server opens. */
public record OutboundServices(ReceivingServices receiving, ServerProof proof, Connections connections) {}
