package chat.granta.c2s.home;

import chat.granta.bus.ReplayRule.Verdict;
import chat.granta.bus.ReplayRule;
import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.BindAnswered;
import chat.granta.bus.wire.Delivery;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.SessionEnded;
import chat.granta.bus.wire.Target;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what homes write to a delivery partition to its connections, once each. Used by the delivery thread. */
final class DeliveryReader {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryReader.class);

    private final Connections connections;
    private final Map<Integer, ReplayRule> rules = new HashMap<>();
    private volatile @Nullable Capabilities server;

    DeliveryReader(Connections connections) {
        this.connections = connections;
    }

    /** What homes last said of the server, or null; any thread. */
    @Nullable
    Capabilities server() {
        return server;
    }

    /** Forgets what was seen of a partition, which is now read from another place. */
    void startOver(int partition) {
        rules.put(partition, ReplayRule.inMemory());
    }

    void read(ConsumerRecord<byte[], byte[]> record) {
        try {
            Envelope envelope = Envelope.parseFrom(record.value());
            // The record that begins a tenure has no origin, and says nothing to connections.
            if (!envelope.hasTenureBegun() && rules.computeIfAbsent(record.partition(), _ -> ReplayRule.inMemory())
                    .judge(envelope.getOrigin()) == Verdict.ACCEPT) {
                dispatch(envelope);
            }
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            LOG.error("{}-{} offset {} cannot be read and is skipped", record.topic(), record.partition(),
                    record.offset(), e);
        }
    }

    private void dispatch(Envelope envelope) {
        switch (envelope.getBodyCase()) {
            case DELIVERY -> deliver(envelope.getDelivery());
            case BIND_ANSWERED -> answer(envelope.getBindAnswered());
            case SESSION_ENDED -> end(envelope.getSessionEnded());
            case SEVERAL -> envelope.getSeveral().getPartsList().forEach(this::dispatch);
            default -> throw new IllegalArgumentException(envelope.getBodyCase() + " has no business at a gateway");
        }
    }

    private void deliver(Delivery delivery) {
        Stanza stanza = StanzaCodec.ofWire(delivery.getStanza());
        for (Target target : delivery.getTargetsList()) {
            ClientSession client = connections.find(target.getSession());
            if (client != null) {
                client.deliver(stanza, target.getTo().isEmpty() ? null : target.getTo());
            }
        }
    }

    private void answer(BindAnswered answered) {
        if (answered.hasServer()) {
            server = Capabilities.of(answered.getServer());
        }
        ClientSession client = connections.find(answered.getSession());
        if (client != null && answered.getJid().isEmpty()) {
            connections.remove(SessionAddress.of(answered.getSession()));
            client.bindRefused(answered.getError());
        } else if (client != null) {
            client.bound(Jid.trusted(answered.getJid()));
        }
    }

    private void end(SessionEnded ended) {
        ClientSession client = connections.find(ended.getSession());
        if (client != null) {
            client.end(ended.getStreamError(), ended.getText());
        }
    }
}
