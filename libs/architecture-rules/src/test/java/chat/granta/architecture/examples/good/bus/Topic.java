package chat.granta.architecture.examples.good.bus;

import org.apache.kafka.common.TopicPartition;

public interface Topic {
    void take(TopicPartition value);
}
