package chat.granta.architecture.examples.gatewaykafka.gateway.server;

import org.apache.kafka.common.TopicPartition;

public interface Log {
    void take(TopicPartition value);
}
