package chat.granta.c2s.log;

import chat.granta.bus.ConsumerProgress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.bus.Origins;
import chat.granta.bus.SessionAddress;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Delivery;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Place;
import chat.granta.bus.wire.Stanza;
import chat.granta.bus.wire.Target;
import chat.granta.bus.wire.TenureBegun;
import chat.granta.bus.wire.Undelivered;
import chat.granta.c2s.home.HomeCall;
import chat.granta.gateway.TenureStart;
import chat.granta.gateway.UnreadableRecords;
import chat.granta.model.Jid;
import com.google.protobuf.ByteString;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a gateway takes its partition, reads it, and leaves it; with a consumer and a producer that are Kafka's for tests. */
class DeliveryThreadTest {
    private static final TopicPartition OWN = new TopicPartition(Topics.DELIVERY, 0);
    private static final ByteString TOPIC = ByteString.copyFromUtf8("delivery");
    private static final SessionAddress SESSION = new SessionAddress(0, 0, 1);

    private final List<String> course = new CopyOnWriteArrayList<>();
    private final List<HomeCall> told = new CopyOnWriteArrayList<>();
    private final NotedLog log = new NotedLog();
    private final Connections connections = new Connections();
    private final MockProducer<byte[], byte[]> producer = new MockProducer<>(true, null, new ByteArraySerializer(),
            new ByteArraySerializer());
    private final NotedConsumer consumer = new NotedConsumer();
    private final DeliveryThread thread = start(consumer);

    /** Notes how it is left. */
    private class NotedConsumer extends MockConsumer<byte[], byte[]> {
        NotedConsumer() {
            super("latest");
        }

        @Override
        public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
            OffsetAndMetadata own = offsets.get(OWN);
            course.add("committed " + (own == null ? "nothing" : own.offset() + ": " + own.metadata()));
        }

        @Override
        public void close(CloseOptions options) {
            course.add("left");
        }
    }

    private DeliveryThread start(MockConsumer<byte[], byte[]> with) {
        var readers = new DeliveryReaders(connections, log, new QueueLimits(10, 1 << 20), TOPIC,
                new UnreadableRecords(log, "c2s", Topics.DELIVERY, new SimpleMeterRegistry()));
        return new DeliveryThread(readers, () -> {
            log.toHomes.forEach(
                    each -> course.add(each.getBodyCase() + " " + each.getUndelivered().getStanza().getId()));
            course.add("written");
        }, new AtomicInteger(0), new TenureStart("test", 2, producer), _ -> with,
                new ConsumerProgress(new SimpleMeterRegistry(), "test"));
    }

    @AfterEach
    void stop() {
        thread.close();
    }

    private void isAssigned() {
        consumer.updateEndOffsets(Map.of(OWN, 0L));
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(OWN)));
    }

    private void reads(Envelope... records) {
        consumer.schedulePollTask(() -> {
            for (int offset = 0; offset < records.length; offset++) {
                consumer.addRecord(
                        new ConsumerRecord<>(Topics.DELIVERY, 0, offset, new byte[0], records[offset].toByteArray()));
            }
        });
    }

    private static Envelope tenure() {
        return Envelope.newBuilder().setTenureBegun(TenureBegun.getDefaultInstance()).build();
    }

    private static Envelope message(String id) {
        return Envelope.newBuilder().setOrigin(Origins.derived(TOPIC, 0, Long.parseLong(id), 0))
                .setDelivery(Delivery.newBuilder().setPlace(Place.getDefaultInstance())
                        .setStanza(Stanza.newBuilder().setId(id).setTo("juliet@localhost"))
                        .addTargets(Target.newBuilder().setSession(SESSION.toWire())))
                .build();
    }

    private void connect() {
        connections.add(SESSION,
                new SessionLink(log, SESSION, Jid.parse("juliet@localhost"), told::add, () -> {}));
    }

    @Test
    void aTenureThatCannotBeginIsTriedAgain() {
        producer.sendException = new KafkaException("away");
        isAssigned();
        await().until(() -> !consumer.assignment().isEmpty());
        assertThat(thread.tenure()).isNull();
        producer.sendException = null;
        await().until(() -> thread.tenure() != null);
        assertThat(producer.history()).as("one record in the partition, and one for each home").hasSize(3);
    }

    @Test
    void readingGoesOnAfterAFailure() {
        connect();
        isAssigned();
        await().until(() -> thread.tenure() != null);
        consumer.schedulePollTask(() -> {
            throw new NoClassDefFoundError("for the test");
        });
        reads(tenure(), message("1"));
        await().until(() -> !told.isEmpty());
    }

    @Test
    void whoStopsWritesEverythingAndSaysWhereItStoppedReadingBeforeItLeaves() {
        connect();
        isAssigned();
        await().until(() -> thread.tenure() != null);
        reads(tenure(), message("1"));
        await().until(() -> !told.isEmpty());
        ((HomeCall.Deliver) told.getFirst()).giveBack();
        thread.close();
        assertThat(course).containsExactly("UNDELIVERED 1", "written", "committed 2: 0 0 2", "left");
        assertThat(producer.closed()).isTrue();
        assertThat(log.toHomes).extracting(Envelope::getUndelivered).extracting(Undelivered::getAccount)
                .containsExactly("juliet@localhost");
        assertThat(thread.tenure()).as("nobody reads it any more").isNull();
    }

    @Test
    void aThreadThatEndsSendsTheClientsAwayAndLeaves() {
        connect();
        DeliveryThread broken = start(new NotedConsumer() {
            @Override
            public void subscribe(java.util.Collection<String> topics, ConsumerRebalanceListener listener) {
                throw new NoClassDefFoundError("for the test");
            }
        });
        await().until(() -> course.contains("left"));
        assertThat(told).extracting(HomeCall::getClass).containsExactly(HomeCall.CutOff.class);
        assertThat(broken.tenure()).isNull();
    }
}
