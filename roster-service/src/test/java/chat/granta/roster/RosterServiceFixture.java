package chat.granta.roster;

import chat.granta.bus.BusSettings;
import chat.granta.bus.HomePartition;
import chat.granta.bus.KafkaClients;
import chat.granta.bus.Origins;
import chat.granta.bus.TopicMaker;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.embedded.EmbeddedKafka;
import chat.granta.ledger.LedgerReadiness;
import chat.granta.roster.log.LogConfiguration;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A real broker, the tests' PostgreSQL, instances of the service on them, and homes that ask and listen. */
public final class RosterServiceFixture implements AutoCloseable {
    public static final int PARTITIONS = 2;

    private final EmbeddedKafka kafka;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> homes;
    private final List<ConfigurableApplicationContext> instances = new ArrayList<>();
    private final Map<Integer, Long> asked = new HashMap<>();

    public RosterServiceFixture(Path directory) {
        kafka = EmbeddedKafka.start(directory);
        TopicMaker.ensure(bus());
        producer = new KafkaProducer<>(KafkaClients.producer(kafka.bootstrapServers()), new ByteArraySerializer(),
                new ByteArraySerializer());
        homes = new KafkaConsumer<>(KafkaClients.common(kafka.bootstrapServers()), new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>(
                IntStream.range(0, PARTITIONS).mapToObj(i -> new TopicPartition(Topics.USER, i)).toList());
        partitions.add(new TopicPartition(Topics.DEAD_LETTER, 0));
        homes.assign(partitions);
        homes.seekToBeginning(partitions);
    }

    public BusSettings bus() {
        return BusSettings.of(kafka.bootstrapServers(), PARTITIONS, 1, 1);
    }

    /** Starts one more instance and waits until it handles requests. */
    public ConfigurableApplicationContext start(String... settings) {
        Map<String, Object> defaults = new HashMap<>(LogConfiguration.defaults());
        defaults.putAll(RosterContext.databaseSettings());
        defaults.putAll(Map.of("granta.kafka.bootstrap-servers", kafka.bootstrapServers(),
                "granta.kafka.home-partitions", PARTITIONS, "granta.kafka.delivery-partitions", 1,
                "management.server.port", 0, "management.server.address", "127.0.0.1"));
        var application = new SpringApplication(RosterServiceApplication.class);
        application.setDefaultProperties(defaults);
        ConfigurableApplicationContext instance = application.run(settings);
        instances.add(instance);
        var readiness = instance.getBean(LedgerReadiness.class);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(readiness::isReady);
        return instance;
    }

    /** Stops the instance that was started last. */
    void stopLast() {
        instances.removeLast().close();
    }

    /** Whether all instances handle requests. */
    boolean isReady() {
        return instances.stream().allMatch(instance -> instance.getBean(LedgerReadiness.class).isReady());
    }

    /** Ends all connections to the database and lets no new ones in. */
    void cutDatabase() throws SQLException {
        administer("alter database granta allow_connections false",
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'granta'");
    }

    void mendDatabase() throws SQLException {
        administer("alter database granta allow_connections true");
    }

    private static void administer(String... statements) throws SQLException {
        Map<String, Object> settings = RosterContext.databaseSettings();
        String url = settings.get("spring.datasource.url").toString().replace("/granta", "/postgres");
        try (var connection = DriverManager.getConnection(url, settings.get("spring.datasource.username").toString(),
                settings.get("spring.datasource.password").toString()); var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** Asks as a home does, with the next origin of its partition. */
    public Envelope ask(RosterRequest request) {
        int partition = HomePartition.of(request.getAccount(), PARTITIONS);
        long offset = asked.merge(partition, 1L, Long::sum);
        Envelope envelope = Envelope.newBuilder().setTime(1_790_000_000_000L + offset)
                .setOrigin(Origins.derived(ByteString.copyFrom(new byte[16]), partition, offset, 0))
                .setRosterRequest(request).build();
        send(request.getAccount(), envelope.toByteArray());
        return envelope;
    }

    /** Puts any record where an account's requests are. */
    public void send(String account, byte[] value) {
        producer.send(new ProducerRecord<>(Topics.ROSTER, HomePartition.of(account, PARTITIONS),
                account.getBytes(StandardCharsets.UTF_8), value));
    }

    /** What homes have been told since the last call, and operators: records of {@code xmpp.dead-letter} too. */
    public List<Heard> heard() {
        List<Heard> heard = new ArrayList<>();
        homes.poll(Duration.ofMillis(20)).forEach(record -> heard.add(new Heard(record.topic(), record.value())));
        return heard;
    }

    /** One record that the service has published. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Heard(String topic, byte[] value) {
        public Envelope envelope() {
            try {
                return Envelope.parseFrom(value);
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        instances.forEach(ConfigurableApplicationContext::close);
        homes.close();
        producer.close();
        kafka.close();
    }
}
