package org.apache.kafka.clients.producer;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.KafkaClient;
import org.apache.kafka.clients.producer.internals.ProducerMetadata;
import org.apache.kafka.clients.producer.internals.Sender;
import org.apache.kafka.clients.producer.internals.SenderMetricsRegistry;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

/**
 * Kafka's producer of bytes, with something between it and the network. Kafka lets only its own package say what a producer speaks
 * to brokers with, which is why this class is in it.
 */
public abstract class ClientChoosingProducer extends KafkaProducer<byte[], byte[]> {
    private final ProducerConfig config;
    private final ApiVersions versions;
    private final UnaryOperator<KafkaClient> choice;

    /**
     * @param settings Kafka's of a producer
     * @param choice given the client that speaks by TCP, the one to use
     */
    protected ClientChoosingProducer(Map<String, Object> settings, UnaryOperator<KafkaClient> choice) {
        var serializer = new ByteArraySerializer();
        var config = new ProducerConfig(ProducerConfig.appendSerializerToConfig(settings, serializer, serializer));
        var versions = new ApiVersions();
        // Kafka's constructor asks for the sender below, which needs these.
        this.config = config;
        this.versions = versions;
        this.choice = choice;
        super(config, serializer, serializer, null, null, null, versions, Time.SYSTEM);
    }

    @Override
    Sender newSender(LogContext logContext, KafkaClient none, ProducerMetadata metadata) {
        KafkaClient network = ClientUtils.createNetworkClient(config, metrics, "producer", logContext, versions,
                Time.SYSTEM, config.getInt(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), metadata,
                Sender.throttleTimeSensor(new SenderMetricsRegistry(metrics)), null);
        return super.newSender(logContext, choice.apply(network), metadata);
    }
}
