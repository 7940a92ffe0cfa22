package chat.granta.s2s.log;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.Origins;
import chat.granta.bus.wire.Origin;
import com.google.protobuf.ByteString;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

/** What is committed of a partition whose records are done in any order. */
class RemotePartitionTest {
    private static final ByteString TOPIC = ByteString.copyFrom(new byte[16]);

    private static Origin origin(long offset) {
        return Origins.derived(TOPIC, 0, offset, 0);
    }

    private static RemotePartition from(long offset) {
        return new RemotePartition(new OffsetAndMetadata(offset));
    }

    private static RemotePartition.Entry read(RemotePartition partition, long offset, int stanzas) {
        assertThat(partition.isNew(offset, origin(1000 + offset))).isTrue();
        return partition.read(offset, origin(1000 + offset), stanzas);
    }

    @Test
    void theFirstRecordThatIsNotDoneIsCommitted() {
        RemotePartition partition = from(10);
        assertThat(partition.progress().offset()).isEqualTo(10);
        var first = read(partition, 10, 1);
        var second = read(partition, 11, 2);
        partition.done(second);
        partition.done(second);
        assertThat(partition.progress().offset()).isEqualTo(10);
        partition.done(first);
        assertThat(partition.progress().offset()).isEqualTo(12);
    }

    @Test
    void aSuccessorDoesOnlyWhatIsLeft() {
        RemotePartition partition = from(10);
        read(partition, 10, 1);
        partition.done(read(partition, 11, 1));
        read(partition, 12, 1);
        partition.done(read(partition, 14, 1));
        partition.done(read(partition, 15, 1));
        var successor = new RemotePartition(partition.progress());
        assertThat(successor.progress().offset()).isEqualTo(10);
        assertThat(successor.isNew(10, origin(1010))).isTrue();
        assertThat(successor.isNew(11, origin(1011))).isFalse();
        assertThat(successor.isNew(12, origin(1012))).isTrue();
        assertThat(successor.isNew(14, origin(1014))).isFalse();
        assertThat(successor.isNew(15, origin(1015))).isFalse();
        assertThat(successor.isNew(16, origin(1016))).isTrue();
    }

    @Test
    void aSuccessorKnowsARepetitionOfWhatWasDoneLongAgo() {
        RemotePartition partition = from(10);
        partition.done(read(partition, 10, 1));
        partition.done(read(partition, 11, 1));
        var successor = new RemotePartition(partition.progress());
        assertThat(successor.progress().offset()).isEqualTo(12);
        assertThat(successor.isNew(12, origin(1011))).isFalse();
        assertThat(successor.isNew(13, origin(1012))).isTrue();
    }

    @Test
    void aRepetitionWithinOneTenureHasNoEffect() {
        RemotePartition partition = from(0);
        assertThat(partition.isNew(0, origin(5))).isTrue();
        assertThat(partition.isNew(1, origin(5))).isFalse();
    }

    @Test
    void whatIsSaidWithAnOffsetIsBounded() {
        RemotePartition partition = from(0);
        for (long offset = 0; offset < 10_000; offset++) {
            var entry = read(partition, offset, 1);
            if (offset % 2 == 1) {
                partition.done(entry);
            }
        }
        assertThat(partition.progress().metadata().length()).isLessThan(4096);
        assertThat(new RemotePartition(partition.progress()).isNew(1, origin(1001))).isFalse();
    }
}
