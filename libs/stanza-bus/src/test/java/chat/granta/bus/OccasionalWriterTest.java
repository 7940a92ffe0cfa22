package chat.granta.bus;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.ArchiveBehind;
import chat.granta.bus.wire.Envelope;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class OccasionalWriterTest {
    private static final Envelope SAID = Envelope.newBuilder()
            .setArchiveBehind(ArchiveBehind.newBuilder().setLagMillis(1)).build();

    private final List<MockProducer<byte[], byte[]>> opened = new ArrayList<>();
    private final OccasionalWriter writer = new OccasionalWriter(() -> {
        opened.add(new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()));
        return opened.getLast();
    });

    @Test
    void whoHasNothingToSayHasNoProducer() {
        writer.close();
        assertThat(opened).isEmpty();
    }

    @Test
    void whatOneSaysStaysInItsOrder() {
        writer.audit("archive-service", SAID);
        writer.audit("archive-service", SAID);
        assertThat(opened).singleElement().satisfies(producer -> {
            assertThat(producer.history()).hasSize(2).allSatisfy(record -> {
                assertThat(record.topic()).isEqualTo(Topics.AUDIT);
                assertThat(record.value()).isEqualTo(SAID.toByteArray());
            });
            assertThat(producer.history()).extracting(record -> record.partition()).containsOnly(
                    HomePartition.of("archive-service", TopicMaker.AUDIT_PARTITIONS));
            writer.close();
            assertThat(producer.closed()).isTrue();
        });
    }
}
