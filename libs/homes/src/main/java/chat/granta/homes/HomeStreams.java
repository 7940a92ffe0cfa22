package chat.granta.homes;

import chat.granta.bus.BusSettings;
import chat.granta.bus.ConsumerProgress;
import chat.granta.bus.TopicIds;
import chat.granta.bus.TopicMaker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the homes that Kafka assigns to this process, from start to a clean stop. */
public final class HomeStreams implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(HomeStreams.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final BusSettings bus;
    private final StreamsSettings settings;
    private final HomeKind<?> kind;
    private final MeterRegistry registry;
    private @Nullable KafkaStreams streams;
    private @Nullable KafkaStreamsMetrics kafkaMetrics;

    public HomeStreams(BusSettings bus, StreamsSettings settings, HomeKind<?> kind, MeterRegistry registry) {
        this.bus = bus;
        this.settings = settings;
        this.kind = kind;
        this.registry = registry;
    }

    @Override
    public synchronized void start() {
        var topicId = Objects.requireNonNull(TopicMaker.ensure(bus).get(kind.topic())).topicId();
        var topology = HomeTopology.build(kind, TopicIds.toWire(topicId), registry, settings.keepsReplayRule());
        streams = new KafkaStreams(topology, new StreamsConfig(settings.toKafka(kind.service(), bus, stateDirectory())),
                new HomeClients(bus));
        streams.setUncaughtExceptionHandler(e -> {
            LOG.error("a stream thread died and is replaced", e);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        kafkaMetrics = new KafkaStreamsMetrics(streams);
        kafkaMetrics.bindTo(registry);
        ConsumerProgress.publish(registry, kind.service(), this, HomeStreams::unread);
        streams.start();
    }

    @Override
    public synchronized void stop() {
        if (streams != null) {
            // Leaving the group at once lets the others take the homes over without waiting for the session timeout.
            streams.close(CloseOptions.timeout(STOP_LIMIT)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
            streams.cleanUp();
            streams = null;
        }
        if (kafkaMetrics != null) {
            kafkaMetrics.close();
            kafkaMetrics = null;
        }
    }

    /** Stores live in memory and in their changelogs, so each process has a directory of its own, of no lasting worth. */
    private Path stateDirectory() {
        try {
            return Files.createTempDirectory("granta-" + kind.service());
        } catch (IOException e) {
            throw new UncheckedIOException("java.io.tmpdir must be writable", e);
        }
    }

    /** As its consumers know since their last fetches; their metrics name a partition and a topic. */
    private synchronized double unread() {
        return streams == null
                ? 0
                : streams.metrics().entrySet().stream()
                        .filter(metric -> metric.getKey().name().equals("records-lag")
                                && kind.topic().replace('.', '_').equals(
                                        String.valueOf(metric.getKey().tags().get("topic")).replace('.', '_'))
                                && metric.getValue().metricValue() instanceof Double lag && !lag.isNaN())
                        .mapToDouble(metric -> (Double) metric.getValue().metricValue()).sum();
    }

    /** Stops after the gateway, whose last records it still handles. */
    @Override
    public int getPhase() {
        return 100;
    }

    @Override
    public synchronized boolean isRunning() {
        return streams != null;
    }

    /** Whether this process has its homes and handles their records. */
    public synchronized boolean isReady() {
        return streams != null && streams.state() == State.RUNNING;
    }

    /** For people: Kafka Streams' own word for what it is doing. */
    public synchronized String state() {
        return streams == null ? "STOPPED" : streams.state().toString();
    }
}
