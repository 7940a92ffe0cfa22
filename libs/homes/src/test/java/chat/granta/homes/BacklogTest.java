package chat.granta.homes;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.Envelope;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A home whose turns may do very little. */
class BacklogTest {
    private final MapStore positions = new MapStore();
    private final MapStore journals = new MapStore();
    private long offset;

    private List<Envelope> take(byte[] value) throws Exception {
        var kind = Errands.kind(1);
        // A new owner each time: what waits is in the store.
        var owner = new PartitionOwner<>(kind, Errands.TOPIC_ID,
                new OpenStores(kind, name -> name.equals("journals") ? journals : positions),
                new HomeMetrics("errands", new SimpleMeterRegistry()), true, 1);
        List<Envelope> toItself = new ArrayList<>();
        for (SinkRecord output : owner.take(new LogRecord(0, offset++, null, value))) {
            if (output.topic().equals(Errands.TOPIC)) {
                toItself.add(Envelope.parseFrom(output.value()));
            }
        }
        return toItself;
    }

    @Test
    void aLongTurnGoesOnWithTheRecordsThatFollow() throws Exception {
        List<Envelope> wakeUp = take(Errands.given("test", 1, "one", List.of("a@x", "b@x", "c@x", "d@x")));
        assertThat(journals.get("b@x")).isNotNull();
        assertThat(journals.get("c@x")).isNull();
        assertThat(wakeUp).hasSize(1);
        assertThat(take(Errands.given("test", 2, "two", List.of("a@x")))).describedAs("one wakes up, not two")
                .isEmpty();
        assertThat(journals.get("c@x")).isNotNull();
        assertThat(journals.get("d@x")).isNull();
        assertThat(take(wakeUp.getFirst().toByteArray())).describedAs("nothing waits any more").isEmpty();
        assertThat(journals.get("d@x")).isNotNull();
    }
}
