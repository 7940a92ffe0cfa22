package chat.granta.loadtest.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LogRecordsTest {
    @Test
    void allConsumersCount() {
        assertThat(LogRecords.count("""
                # TYPE granta_consumer_records_total counter
                granta_consumer_records_total{consumer="router"} 1.5E7
                granta_consumer_lag{consumer="router"} 3.0
                granta_consumer_records_total{consumer="muc"} 12.0
                """)).isEqualTo(15_000_012);
    }

    @Test
    void whatSaysNothingOfALogIsNoZero() {
        assertThatThrownBy(() -> LogRecords.count("jvm_threads_live_threads 5.0\n"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void withoutAPageNothingIsCounted() throws InterruptedException {
        assertThat(new LogRecords(null).count()).isZero();
    }
}
