package chat.granta.walls.examples.good.bus;

import org.apache.kafka.common.TopicPartition;

public interface Topic {
    void take(TopicPartition value);
}
