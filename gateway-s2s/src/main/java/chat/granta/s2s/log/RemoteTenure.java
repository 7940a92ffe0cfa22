package chat.granta.s2s.log;

import chat.granta.bus.BusSettings;
import chat.granta.bus.KafkaClients;
import chat.granta.bus.TopicMaker;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.TenureBegun;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A gateway's tenure: a record in {@code xmpp.remote}, whose offset names what the gateway writes until it ends (ADR 23). */
final class RemoteTenure {
    private RemoteTenure() {}

    /**
     * Begins one.
     *
     * @param gatewayName a name for people, such as the host's
     * @return its number
     */
    static long begin(BusSettings bus, String gatewayName) throws InterruptedException, ExecutionException {
        TopicMaker.ensure(bus);
        try (var producer = new KafkaProducer<>(KafkaClients.producer(bus.bootstrapServers()),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            var began = Envelope.newBuilder().setTime(System.currentTimeMillis())
                    .setTenureBegun(TenureBegun.newBuilder().setGateway(gatewayName)).build();
            return producer.send(new ProducerRecord<>(Topics.REMOTE, 0, null, began.toByteArray())).get().offset();
        }
    }
}
