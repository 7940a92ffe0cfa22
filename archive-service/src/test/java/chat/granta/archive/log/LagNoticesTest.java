package chat.granta.archive.log;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.Envelope;
import chat.granta.ledger.LedgerLag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class LagNoticesTest {
    private long now = 1_000_000_000;
    private final InstantSource clock = () -> Instant.ofEpochMilli(now);
    private final LedgerLag lag = new LedgerLag(new SimpleMeterRegistry(), "test", "granta.test", clock);
    private final List<Envelope> told = new ArrayList<>();

    @Test
    void gatewaysAreToldEachSecondWhileArchivesAreBehind() {
        LagNotices notices = notices(Duration.ofSeconds(3));
        handled(now - 1_000, 10);
        notices.step();
        assertThat(told).isEmpty();
        handled(now - 4_000, 10);
        notices.step();
        now += 1_000;
        handled(now - 3_500, 10);
        notices.step();
        handled(now, 0);
        notices.step();
        assertThat(told).hasSize(2);
        Envelope second = told.get(1);
        assertThat(second.getTime()).isEqualTo(now);
        assertThat(second.getArchiveBehind().getLagMillis()).isEqualTo(3_500);
        assertThat(second.getArchiveBehind().getAllowedMillis()).isEqualTo(3_000);
    }

    @Test
    void nobodyWaitsForADatabaseThatIsAway() {
        LagNotices notices = notices(Duration.ofSeconds(3));
        handled(now - 4_000, 10);
        notices.step();
        for (int second = 0; second < 60; second++) {
            now += 1_000;
            notices.step();
        }
        assertThat(told).hasSize(1);
    }

    @Test
    void anInstitutionMayLetArchivesBeLate() {
        LagNotices notices = notices(Duration.ZERO);
        handled(now - 60_000, 10);
        notices.step();
        assertThat(told).isEmpty();
    }

    private LagNotices notices(Duration maxLag) {
        return new LagNotices(lag, maxLag, told::add, clock);
    }

    private void handled(long time, long unread) {
        var record = new ConsumerRecord<>("topic", 0, 0, time, TimestampType.CREATE_TIME, 0, 0, new byte[0],
                new byte[0], new RecordHeaders(), Optional.empty());
        lag.handled(new ConsumerRecords<>(Map.of(new TopicPartition("topic", 0), List.of(record)), Map.of()), unread);
    }
}
