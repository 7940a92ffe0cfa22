package chat.granta.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.ledger.store.InputPartition;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InputRecordTest {
    private final InputPartition input = new InputPartition(new UUID(1, 2), 3);

    @Test
    void aLetterIsNeverTooLargeForKafka() {
        var record = new InputRecord(input, 7, new byte[10], new byte[1_040_000]);
        var letter = record.deadLetter(CountingBookkeeping.SETTINGS, new IllegalStateException("no"));
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
