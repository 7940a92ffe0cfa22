package chat.granta.architecture.examples.featurekafka.rooms.kafka;

import org.apache.kafka.common.TopicPartition;

public interface Sender {
    void take(TopicPartition value);
}
