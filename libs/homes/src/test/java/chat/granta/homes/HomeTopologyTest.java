package chat.granta.homes;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.Origins;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Batch;
import chat.granta.bus.wire.DeadLetter;
import chat.granta.bus.wire.Envelope;
import chat.granta.homes.Errands.Entry;
import chat.granta.model.Jid;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One home that is not a user's, in Kafka Streams. */
class HomeTopologyTest {
    private final TopologyTestDriver driver = new TopologyTestDriver(
            HomeTopology.build(Errands.kind(1), Errands.TOPIC_ID, new SimpleMeterRegistry(), true), new Properties(),
            Instant.EPOCH);
    private final TestInputTopic<byte[], byte[]> log = driver.createInputTopic(Errands.TOPIC,
            new ByteArraySerializer(), new ByteArraySerializer());
    private final TestOutputTopic<byte[], byte[]> toHomes = output(Errands.TOPIC);
    private final TestOutputTopic<byte[], byte[]> elsewhere = output(Errands.ELSEWHERE);
    private final TestOutputTopic<byte[], byte[]> deadLetters = output(Topics.DEAD_LETTER);
    private long number;

    @AfterEach
    void close() {
        driver.close();
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void give(String errand, String... way) {
        log.pipeInput(Errands.given("test", ++number, errand, List.of(way)));
    }

    private List<String> journal(String address) {
        KeyValueStore<String, byte[]> journals = driver.getKeyValueStore("journals");
        byte[] bytes = journals.get(address);
        return bytes == null
                ? List.of()
                : Errands.CODEC.read(Jid.trusted(address), bytes).stream()
                        .map(Entry::errand).toList();
    }

    @Test
    void aWholeWayWithinOneHomeIsOneTurnAndOneRecordOut() throws Exception {
        give("one", "a@x", "b@x", "c@x");
        assertThat(journal("c@x")).containsExactly("one");
        assertThat(toHomes.isEmpty()).isTrue();
        List<byte[]> written = elsewhere.readValuesToList();
        assertThat(written).hasSize(1);
        Envelope record = Envelope.parseFrom(written.getFirst());
        assertThat(record.getOrigin()).isEqualTo(Origins.derived(Errands.TOPIC_ID, 0, 0, 0));
        assertThat(record.getBatch().getPartsList()).extracting(part -> part.getInbound().getTo(0))
                .containsExactly("a@x", "b@x", "c@x");
    }

    @Test
    void whatFailsInATurnIsAnsweredAndParkedAndTheRestStands() throws Exception {
        give("bad", "a@x", "b@x");
        assertThat(journal("a@x")).containsExactly("bad");
        assertThat(journal("b@x")).containsExactly("failed-bad");
        assertThat(Envelope.parseFrom(elsewhere.readValue()).getInbound().getTo(0)).isEqualTo("a@x");
        var parked = deadLetters.readKeyValue();
        assertThat(new String(parked.key)).isEqualTo("errands-0@0.1");
        DeadLetter letter = DeadLetter.parseFrom(parked.value);
        assertThat(letter.getReason()).contains("a bad errand");
        assertThat(letter.getService()).isEqualTo("errands");
        assertThat(Envelope.parseFrom(letter.getValue()).getInbound().getToList()).containsExactly("b@x");
    }

    @Test
    void ofABatchOnlyTheOneThatFailsIsParked() throws Exception {
        log.pipeInput(Envelope.newBuilder().setOrigin(Origins.service("test", 1))
                .setBatch(Batch.newBuilder().addParts(Errands.body("-", "bad", List.of("a@x")))
                        .addParts(Errands.body("-", "good", List.of("a@x"))))
                .build().toByteArray());
        assertThat(journal("a@x")).containsExactly("failed-bad", "good");
        assertThat(DeadLetter.parseFrom(deadLetters.readValue()).getReason()).contains("a bad errand");
    }

    @Test
    void anEndlessChainIsCutAndParked() throws Exception {
        give("long", Collections.nCopies(40, "a@x").toArray(String[]::new));
        assertThat(journal("a@x")).hasSize(PartitionOwner.MAX_DEPTH + 1);
        assertThat(DeadLetter.parseFrom(deadLetters.readValue()).getReason()).contains("chain");
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    @Test
    void timeComesAsARecord() throws Exception {
        driver.advanceWallClockTime(Duration.ofMinutes(1));
        assertThat(Envelope.parseFrom(elsewhere.readValue()).hasHomeTicked()).isTrue();
    }

    @Test
    void aRecordThatIsNoneIsParked() throws Exception {
        log.pipeInput("key".getBytes(), new byte[]{1, 2, 3});
        DeadLetter letter = DeadLetter.parseFrom(deadLetters.readValue());
        assertThat(letter.getKey().toStringUtf8()).isEqualTo("key");
        assertThat(letter.getValue().toByteArray()).isEqualTo(new byte[]{1, 2, 3});
    }
}
