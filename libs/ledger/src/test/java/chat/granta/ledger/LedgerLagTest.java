package chat.granta.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class LedgerLagTest {
    private long now = 1_000_000;
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final LedgerLag lag = new LedgerLag(metrics, "test", "granta.counting", () -> Instant.ofEpochMilli(now));

    @Test
    void itIsTheAgeOfTheLastThatWasHandledWhileThereAreMore() {
        lag.handled(record(995_000), 7);
        assertThat(gauge("records")).isEqualTo(7);
        assertThat(gauge("seconds")).isEqualTo(5);
        lag.handled(record(999_000), 0);
        assertThat(gauge("seconds")).isZero();
    }

    @Test
    void itGrowsWhileTheDatabaseIsAway() {
        lag.handled(ConsumerRecords.empty(), 0);
        lag.failed(record(1_000_000));
        now += 60_000;
        assertThat(gauge("records")).isEqualTo(1);
        assertThat(gauge("seconds")).isEqualTo(60);
    }

    private double gauge(String name) {
        return metrics.get("granta.counting.lag." + name).gauge().value();
    }

    private static ConsumerRecords<byte[], byte[]> record(long time) {
        var record = new ConsumerRecord<>("topic", 0, 0, time, TimestampType.CREATE_TIME, 0, 0, new byte[0],
                new byte[0], new RecordHeaders(), Optional.empty());
        return new ConsumerRecords<>(Map.of(new TopicPartition("topic", 0), List.of(record)), Map.of());
    }
}
