package chat.granta.audit.hold;

import chat.granta.audit.hold.store.HeldStanza;
import chat.granta.audit.hold.store.Hold;
import chat.granta.audit.hold.store.HoldTable;
import chat.granta.bus.BusSettings;
import chat.granta.bus.KafkaClients;
import chat.granta.bus.TopicMaker;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.workers.Complaint;
import chat.granta.workers.StopSignal;
import chat.granta.workers.Worker;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what holds order to be kept. It reads the topics that bodies pass through, from where the earliest hold begins, and only while
 * there is a hold; without one it touches neither. It belongs to no consumer group: each process reads all, and what is kept is kept once.
 */
final class HoldReader implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(HoldReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LOOK_AFTER = Duration.ofSeconds(3);

    private final BusSettings bus;
    private final HoldTable table;
    private final HeldMessages messages;
    private final InstantSource clock;
    private final StopSignal stopping = new StopSignal();
    private final Complaint complaint = new Complaint(LOG, "reading the log for holds");
    private volatile @Nullable KafkaConsumer<byte[], byte[]> active;

    HoldReader(BusSettings bus, HoldTable table, HeldMessages messages, InstantSource clock) {
        this.bus = bus;
        this.table = table;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public void run() {
        while (!stopping.isGiven()) {
            try {
                if (!table.open(clock.instant()).isEmpty()) {
                    follow();
                }
                complaint.settle();
            } catch (WakeupException e) {
                return;
            } catch (RuntimeException e) {
                complaint.raise(e);
            }
            stopping.pause(LOOK_AFTER);
        }
    }

    @Override
    public void stop() {
        stopping.give();
        KafkaConsumer<byte[], byte[]> reading = active;
        if (reading != null) {
            reading.wakeup();
        }
    }

    /** Reads as long as there is a hold. */
    private void follow() {
        Map<String, Object> settings = KafkaClients.common(bus.bootstrapServers());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        var topics = TopicMaker.ensure(bus);
        Map<String, UUID> ids = new HashMap<>();
        for (String topic : List.of(Topics.USER, Topics.ROOM)) {
            var id = Objects.requireNonNull(topics.get(topic)).topicId();
            ids.put(topic, new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits()));
        }
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            active = consumer;
            consumer.assign(ids.keySet().stream().flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition())).toList());
            begin(consumer, ids);
            Set<Long> known = new HashSet<>();
            List<Hold> holds = List.of();
            Instant looked = Instant.MIN;
            while (!stopping.isGiven()) {
                if (looked.isBefore(clock.instant().minus(LOOK_AFTER))) {
                    looked = clock.instant();
                    holds = table.open(looked);
                    if (holds.isEmpty()) {
                        table.forgetPositions();
                        return;
                    }
                    goBackTo(holds, known, consumer);
                }
                take(consumer, ids, holds);
            }
        } finally {
            active = null;
        }
    }

    /** Where it was, as far as it ever was anywhere. */
    private void begin(KafkaConsumer<byte[], byte[]> consumer, Map<String, UUID> ids) {
        for (TopicPartition partition : consumer.assignment()) {
            OptionalLong position = table.position(Objects.requireNonNull(ids.get(partition.topic())),
                    partition.partition());
            if (position.isPresent()) {
                consumer.seek(partition, position.getAsLong());
            } else {
                consumer.seekToEnd(List.of(partition));
            }
        }
    }

    /** A hold that is new here began a little earlier than this was read. */
    private static void goBackTo(List<Hold> holds, Set<Long> known, KafkaConsumer<byte[], byte[]> consumer) {
        for (Hold hold : holds) {
            if (known.add(hold.id())) {
                consumer.offsetsForTimes(consumer.assignment().stream()
                        .collect(Collectors.toMap(each -> each, _ -> hold.begins().toEpochMilli())))
                        .forEach((partition, found) -> {
                            if (found != null && found.offset() < consumer.position(partition)) {
                                consumer.seek(partition, found.offset());
                            }
                        });
            }
        }
    }

    private void take(KafkaConsumer<byte[], byte[]> consumer, Map<String, UUID> ids, List<Hold> holds) {
        var records = consumer.poll(POLL);
        for (TopicPartition partition : records.partitions()) {
            UUID id = Objects.requireNonNull(ids.get(partition.topic()));
            List<HeldStanza> kept = new ArrayList<>();
            long next = 0;
            for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
                next = record.offset() + 1;
                try {
                    kept.addAll(messages.of(Envelope.parseFrom(record.value()),
                            new HeldMessages.At(partition.topic(), id, partition.partition(), record.offset()), holds));
                } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
                    // Its own consumer parks it.
                    LOG.warn("{} offset {} cannot be read for holds: {}", partition, record.offset(), e.toString());
                }
            }
            table.keep(kept, id, partition.partition(), next);
        }
    }
}
