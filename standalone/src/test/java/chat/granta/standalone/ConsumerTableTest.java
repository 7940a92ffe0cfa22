package chat.granta.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConsumerTableTest {
    @Test
    void eachConsumerSaysWhatItHasReadAndHowFarItIsBehind() {
        var table = new ConsumerTable(List.of(
                "# TYPE granta_consumer_lag gauge",
                "granta_consumer_lag{consumer=\"router\"} 12.0",
                "granta_consumer_records_total{consumer=\"router\"} 1.5E7",
                "granta_consumer_lag{consumer=\"audit-service\",} 0.0",
                "granta_consumer_lagging 3"));

        assertThat(table.lines()).extracting(line -> line.strip().replaceAll(" +", " ")).containsExactly(
                "consumers of the log behind read", "audit-service 0 0", "router 12 15000000");
    }
}
