package chat.granta.architecture.examples.good.rooms.names;

import org.springframework.context.annotation.Configuration;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration
class NamesConfiguration {
    void wire(TopicPartition partition, JdbcTemplate database) {}
}
