package chat.granta.roster.log;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.DeadLetter;
import chat.granta.roster.log.store.InputPartition;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InputRecordTest {
    private final InputPartition input = new InputPartition(new UUID(1, 2), 3);

    @Test
    void aLetterIsNeverTooLargeForKafka() throws Exception {
        var record = new InputRecord(input, 7, new byte[10], new byte[1_040_000]);
        var letter = DeadLetter.parseFrom(record.deadLetter(new IllegalStateException("no")).value());
        assertThat(letter.getValue().isEmpty()).isTrue();
        assertThat(letter.getOffset()).isEqualTo(7);
        assertThat(letter.getKey().size()).isEqualTo(10);
    }

    @Test
    void idsAreOfTheRecordAlone() {
        var record = new InputRecord(input, 7, null, null);
        assertThat(record.uniqueId()).isEqualTo(new InputRecord(input, 7, null, null).uniqueId())
                .isNotEqualTo(new InputRecord(input, 8, null, null).uniqueId())
                .isNotEqualTo(new InputRecord(new InputPartition(new UUID(1, 3), 3), 7, null, null).uniqueId());
    }
}
