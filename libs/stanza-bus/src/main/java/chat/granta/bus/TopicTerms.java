package chat.granta.bus;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has Kafka keep to the terms of the settings, which may be others than when the topics were made. */
final class TopicTerms {
    private static final Logger LOG = LoggerFactory.getLogger(TopicTerms.class);

    private TopicTerms() {}

    /** @param wanted Kafka's settings by the topics' names */
    static void apply(Admin admin, Map<String, Map<String, String>> wanted)
            throws InterruptedException, ExecutionException {
        Map<ConfigResource, Config> found = admin.describeConfigs(wanted.keySet().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList()).all().get();
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        found.forEach((topic, config) -> {
            List<AlterConfigOp> others = wanted.get(topic.name()).entrySet().stream()
                    .filter(each -> !each.getValue().equals(config.get(each.getKey()).value()))
                    .map(each -> new AlterConfigOp(new ConfigEntry(each.getKey(), each.getValue()),
                            AlterConfigOp.OpType.SET))
                    .toList();
            if (!others.isEmpty()) {
                LOG.info("{} is kept otherwise from now on: {}", topic.name(), others);
                changes.put(topic, others);
            }
        });
        if (!changes.isEmpty()) {
            admin.incrementalAlterConfigs(changes).all().get();
        }
    }
}
