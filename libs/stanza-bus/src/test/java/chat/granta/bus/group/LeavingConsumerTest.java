package chat.granta.bus.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.bus.BusSettings;
import chat.granta.bus.KafkaClients;
import chat.granta.bus.TopicMaker;
import chat.granta.bus.Topics;
import chat.granta.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.Test;

/** Against a real broker, by which a member that says nothing would be kept for half a minute. */
class LeavingConsumerTest {
    private static final Duration SESSION = Duration.ofSeconds(30);

    @Test
    void whoIsClosedLeavesAlsoWhenStreamsWouldHaveItRemain(@TempDir Path directory) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory);
                Admin admin = Admin.create(KafkaClients.common(kafka.bootstrapServers()))) {
            for (boolean echo : new boolean[]{false, true}) {
                var bus = new BusSettings(kafka.bootstrapServers(), 1, 1, (short) 1, SESSION, null, null, echo);
                TopicMaker.ensure(bus);
                String group = "homes-" + echo;
                var consumer = KafkaClients.openConsumer(bus, KafkaClients.consumer(bus, group));
                consumer.subscribe(List.of(Topics.USER));
                await().until(() -> {
                    consumer.poll(Duration.ofMillis(100));
                    return !consumer.assignment().isEmpty();
                });
                assertThat(members(admin, group)).hasSize(1);
                consumer.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.REMAIN_IN_GROUP));
                await().untilAsserted(() -> assertThat(members(admin, group)).as(group).isEmpty());
            }
        }
    }

    private static Collection<MemberDescription> members(Admin admin, String group) throws Exception {
        return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members();
    }
}
