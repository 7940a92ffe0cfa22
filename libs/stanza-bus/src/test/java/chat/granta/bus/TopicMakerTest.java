package chat.granta.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.granta.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real broker: what is kept for how long, at the first start and at later ones. */
class TopicMakerTest {
    private static final List<String> CHANGELOGS = List.of("router-homes-changelog", "muc-rooms-changelog");
    private static final String FOREIGN = "somebody-elses-changelog";
    private static final String LAG = "max.compaction.lag.ms";

    @Test
    void topicsAreKeptForAsLongAsTheSettingsSayNow(@TempDir Path directory) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory);
                Admin admin = Admin.create(KafkaClients.common(kafka.bootstrapServers()))) {
            TopicMaker.ensure(settings(kafka, null));
            awaitKept(admin, Topics.USER, "7 d and 24 h");
            awaitKept(admin, Topics.DELIVERY, "1 d and 6 h");
            awaitKept(admin, Topics.AUDIT, "30 d and 24 h");
            admin.createTopics(Stream.concat(CHANGELOGS.stream(), Stream.of(FOREIGN))
                    .map(name -> new NewTopic(name, 1, (short) 1)).toList()).all().get();
            String usual = awaitSetting(admin, FOREIGN, LAG);

            TopicMaker.ensure(settings(kafka, new LogTerms(Duration.ofHours(48), null, Duration.ofDays(3), null)));
            awaitKept(admin, Topics.USER, "2 d and 12 h");
            awaitKept(admin, Topics.DELIVERY, "1 d and 6 h");
            awaitKept(admin, Topics.AUDIT, "3 d and 18 h");
            awaitKept(admin, Topics.DEAD_LETTER, "30 d and 24 h");
            for (String changelog : CHANGELOGS) {
                await().untilAsserted(() -> assertThat(awaitSetting(admin, changelog, LAG)).as(changelog)
                        .isEqualTo(Long.toString(Duration.ofHours(48).toMillis())));
            }
            assertThat(awaitSetting(admin, FOREIGN, LAG)).isEqualTo(usual);
        }
    }

    @Test
    void nothingIsKeptForLessThanAnHour() {
        Duration halfAnHour = Duration.ofMinutes(30);
        assertThatThrownBy(() -> new LogTerms(null, null, null, halfAnHour))
                .hasMessageContaining("granta.kafka.keep.dead-letters").hasMessageContaining("1h or more");
    }

    private static BusSettings settings(EmbeddedKafka kafka, @Nullable LogTerms keep) {
        return new BusSettings(kafka.bootstrapServers(), 2, 2, (short) 1, null, null, keep, false);
    }

    /** How long a topic's records are kept, and how long they may be there after that; a broker learns of it a moment later. */
    private static void awaitKept(Admin admin, String topic, String expected) {
        await().untilAsserted(() -> assertThat(Duration
                .ofMillis(Long.parseLong(awaitSetting(admin, topic, "retention.ms"))).toDays() + " d and "
                + Duration.ofMillis(Long.parseLong(awaitSetting(admin, topic, "segment.ms"))).toHours() + " h")
                .isEqualTo(expected));
    }

    private static String awaitSetting(Admin admin, String topic, String name) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return await().ignoreExceptions().until(
                () -> admin.describeConfigs(List.of(resource)).all().get().get(resource).get(name).value(),
                Objects::nonNull);
    }
}
