package chat.granta.homes;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.Origins;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A home that this version takes over at offset 100 from one that wrote to itself. */
class RecordsToSelfTest {
    private final MapStore positions = new MapStore();
    private PartitionOwner<HomeTurn> owner = owner();

    private PartitionOwner<HomeTurn> owner() {
        return new PartitionOwner<>(Errands.kind(1), Errands.TOPIC_ID,
                new OpenStores(Errands.kind(1), name -> name.equals("journals") ? new MapStore() : positions),
                new HomeMetrics("errands", new SimpleMeterRegistry()), true, PartitionOwner.MAX_WEIGHT);
    }

    private boolean isHandled(long offset, int fromPartition, long fromOffset) {
        byte[] value = Errands.body("a@x", "one", List.of("b@x"))
                .setOrigin(Origins.derived(Errands.TOPIC_ID, fromPartition, fromOffset, 1)).build().toByteArray();
        return !owner.take(new LogRecord(0, offset, null, value)).isEmpty();
    }

    @Test
    void whatDerivesFromBeforeTheTakeoverIsHandledOnce() {
        assertThat(isHandled(100, 0, 98)).isTrue();
        assertThat(isHandled(101, 0, 98)).isFalse();
        assertThat(isHandled(102, 0, 99)).isTrue();
    }

    @Test
    void whatDerivesFromAfterwardsHasHadItsEffect() {
        assertThat(isHandled(100, 0, 98)).isTrue();
        assertThat(isHandled(101, 0, 100)).isFalse();
        owner = owner();
        assertThat(isHandled(200, 0, 150)).isFalse();
    }

    @Test
    void otherHomesWriteAsEver() {
        assertThat(isHandled(100, 1, 500)).isTrue();
        assertThat(isHandled(101, 1, 501)).isTrue();
    }
}
