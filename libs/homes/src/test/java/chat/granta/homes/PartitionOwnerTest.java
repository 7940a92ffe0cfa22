package chat.granta.homes;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.Origins;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.HomeTicked;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a record cannot do to those behind it. */
class PartitionOwnerTest {
    /** Whoever repeats itself for ever. */
    private static final RecordLogic<HomeTurn> ENDLESS = new RecordLogic<>() {
        @Override
        public void handle(Envelope envelope, HomeTurn turn) {
            handle(envelope, turn);
        }

        @Override
        public void handleFailed(Envelope envelope, HomeTurn turn) {
            handle(envelope, turn);
        }
    };

    @Test
    void aBodyThatOverflowsTheStackIsParkedLikeAnyOtherThatFails() {
        var kind = new HomeKind<>("errands", Errands.TOPIC, 1, List.of(), Set.of(Errands.TOPIC), Set.of(),
                Duration.ofMinutes(1),
                Function.identity(), ENDLESS);
        var store = new MapStore();
        var owner = new PartitionOwner<>(kind, Errands.TOPIC_ID, new OpenStores(kind, _ -> store),
                new HomeMetrics("errands", new SimpleMeterRegistry()), true, PartitionOwner.MAX_WEIGHT);
        byte[] record = Envelope.newBuilder().setOrigin(Origins.service("test", 1))
                .setHomeTicked(HomeTicked.getDefaultInstance()).build().toByteArray();
        assertThat(owner.take(new LogRecord(0, 0, null, record))).extracting(SinkRecord::topic)
                .containsExactly(Topics.DEAD_LETTER);
    }
}
