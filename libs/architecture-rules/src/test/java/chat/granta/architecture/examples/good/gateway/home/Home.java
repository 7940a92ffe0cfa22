package chat.granta.architecture.examples.good.gateway.home;

import org.apache.kafka.common.TopicPartition;
import chat.granta.architecture.examples.good.bus.Topic;

interface Home {
    void write(TopicPartition partition, Topic topic);
}
