package chat.granta.bus;

import chat.granta.bus.wire.DerivedLane;
import chat.granta.bus.wire.GatewayLane;
import chat.granta.bus.wire.HandoverLane;
import chat.granta.bus.wire.Origin;
import chat.granta.bus.wire.RemoteLane;
import chat.granta.bus.wire.ServiceLane;
import chat.granta.bus.wire.SessionLane;
import com.google.protobuf.ByteString;

/** Makes the origins that the replay rule judges. */
public final class Origins {
    private Origins() {}

    /** The {@code index}-th output of a record of the log. */
    public static Origin derived(ByteString topicId, int partition, long offset, int index) {
        return Origin.newBuilder().setDerived(DerivedLane.newBuilder().setTopicId(topicId).setPartition(partition)
                .setOffset(offset).setIndex(index)).build();
    }

    /** The {@code sequence}-th record of a client's session, counted from 1. */
    public static Origin session(SessionAddress session, long sequence) {
        return Origin.newBuilder()
                .setSession(SessionLane.newBuilder().setSession(session.toWire()).setSequence(sequence)).build();
    }

    /** What a gateway says for itself. */
    public static Origin gateway(int partition, long tenure) {
        return Origin.newBuilder().setGateway(GatewayLane.newBuilder().setPartition(partition).setTenure(tenure))
                .build();
    }

    /** What is handed over of that which was delivered to a session: the stanza of that number there. */
    public static Origin handover(SessionAddress session, long number) {
        return Origin.newBuilder().setHandover(HandoverLane.newBuilder().setSession(session.toWire()).setNumber(number))
                .build();
    }

    /** What a gateway for other servers has received, or says for itself: the {@code sequence}-th under its tenure. */
    public static Origin remote(long tenure, long sequence) {
        return Origin.newBuilder().setRemote(RemoteLane.newBuilder().setTenure(tenure).setSequence(sequence)).build();
    }

    /** What a service tells out of its database, by the number that its database gave it. */
    public static Origin service(String service, long position) {
        return Origin.newBuilder().setService(ServiceLane.newBuilder().setService(service).setPosition(position))
                .build();
    }
}
