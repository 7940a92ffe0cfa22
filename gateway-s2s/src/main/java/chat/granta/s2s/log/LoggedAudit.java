package chat.granta.s2s.log;

import chat.granta.bus.HomePartition;
import chat.granta.bus.TopicMaker;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.FederationAudited;
import chat.granta.gateway.LogWriter;
import chat.granta.s2s.stream.FederationAudit;
import java.util.Objects;

/** Federation's part of the audit topic. Any thread. */
record LoggedAudit(LogWriter toLog) implements FederationAudit {
    /** @param kept how long such events are kept: when never, none is written */
    static FederationAudit of(LogWriter toLog, String kept) {
        return kept.equals("never") ? NONE : new LoggedAudit(toLog);
    }

    @Override
    public void record(Event event) {
        String domain = Objects.requireNonNullElse(event.domain(), "");
        toLog.publish(Topics.AUDIT, HomePartition.of(domain, TopicMaker.AUDIT_PARTITIONS), domain,
                Envelope.newBuilder().setTime(System.currentTimeMillis()).setFederationAudited(FederationAudited
                        .newBuilder().setEvent(wire(event.kind()))
                        .setLocal(Objects.requireNonNullElse(event.local(), "")).setDomain(domain)
                        .setMethod(event.method()).setAddress(event.address()).setReason(event.reason())
                        .setOutgoing(event.isOutgoing())).build(),
                _ -> {});
    }

    private static FederationAudited.Event wire(Kind kind) {
        return switch (kind) {
            case CONNECTED -> FederationAudited.Event.CONNECTED;
            case DISCONNECTED -> FederationAudited.Event.DISCONNECTED;
            case REFUSED -> FederationAudited.Event.REFUSED;
            case UNPROVED -> FederationAudited.Event.UNPROVED;
        };
    }
}
