package chat.granta.bus.echo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** Whatever the order in which acknowledgements come, and whatever is fetched besides, each offset is read once, in order. */
class HeardProperties {
    private static final TopicPartition PARTITION = new TopicPartition("xmpp.user", 0);

    /**
     * @param steps of a reader between which one record is told: 0 reads what was heard, 1 to 3 fetch so many
     */
    @Property
    void everyOffsetOnceAndInOrder(@ForAll @Size(max = 60) List<@IntRange(max = 3) Integer> steps, @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int most) {
        var heard = new Heard(() -> {});
        List<Long> told = new ArrayList<>(LongStream.range(0, steps.size()).boxed().toList());
        var random = new Random(seed);
        List<Long> read = new ArrayList<>();
        for (int step : steps) {
            // Neighbours overtake each other.
            long offset = told.remove(Math.min(random.nextInt(3), told.size() - 1));
            add(heard, offset);
            if (step == 0) {
                heard.take(read.size(), most).stream().map(ConsumerRecord::offset).forEach(read::add);
            } else {
                long last = told.isEmpty() ? steps.size() : told.getFirst();
                LongStream.range(read.size(), Math.min(read.size() + step, last)).forEach(read::add);
            }
        }
        while (read.size() < steps.size()) {
            List<ConsumerRecord<byte[], byte[]>> rest = heard.take(read.size(), most);
            assertThat(rest).hasSizeBetween(1, most);
            rest.stream().map(ConsumerRecord::offset).forEach(read::add);
        }
        assertThat(read).isEqualTo(LongStream.range(0, steps.size()).boxed().toList());
        assertThat(heard.take(read.size(), most)).isEmpty();
        assertThat(heard.size()).isZero();
    }

    private static void add(Heard heard, long offset) {
        heard.add(new ProducerRecord<>(PARTITION.topic(), 0, null, new byte[0]),
                new RecordMetadata(PARTITION, offset, 0, 0, -1, 0));
    }
}
