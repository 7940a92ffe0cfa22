package chat.granta.walls.examples.good.gateway.home;

import org.apache.kafka.common.TopicPartition;
import chat.granta.walls.examples.good.bus.Topic;

interface Home {
    void write(TopicPartition partition, Topic topic);
}
