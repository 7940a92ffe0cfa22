package chat.granta.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.bus.StrictProducer;
import chat.granta.ledger.store.InputPartition;
import chat.granta.ledger.store.OutboxRow;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class PublisherTest {
    private final InputPartition input = new InputPartition(new UUID(1, 2), 0);
    private final MockProducer<byte[], byte[]> producer = new MockProducer<>(false, null, new ByteArraySerializer(),
            new ByteArraySerializer());
    private final Publisher publisher = new Publisher(new StrictProducer(producer));

    @Test
    void onlyWhatIsAcknowledgedWithAllBeforeItMayBeDeleted() {
        publisher.send(List.of(row(1), row(2), row(3)));
        assertThat(publisher.acknowledged()).isEmpty();
        producer.completeNext();
        producer.completeNext();
        assertThat(publisher.acknowledged()).extracting(OutboxRow::offset).containsExactly(2L);
        publisher.deleted();
        assertThat(publisher.undeleted()).isEqualTo(1);
    }

    @Test
    void whenARowIsRefusedNothingIsSentAfterIt() {
        publisher.send(List.of(row(1), row(2)));
        producer.errorNext(new IllegalStateException("no"));
        assertThat(producer.closed()).isTrue();
        assertThatThrownBy(publisher::acknowledged).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> publisher.send(List.of(row(3)))).isInstanceOf(IllegalStateException.class);
    }

    private OutboxRow row(long offset) {
        return new OutboxRow(input, offset, 0, "xmpp.user", 0, new byte[0], new byte[0]);
    }
}
