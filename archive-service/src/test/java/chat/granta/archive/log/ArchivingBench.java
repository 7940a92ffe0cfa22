package chat.granta.archive.log;

import static org.awaitility.Awaitility.await;

import chat.granta.archive.ArchiveContext;
import chat.granta.archive.offline.OfflineLimits;
import chat.granta.bus.BusSettings;
import chat.granta.bus.HomePartition;
import chat.granta.bus.KafkaClients;
import chat.granta.bus.Origins;
import chat.granta.bus.TopicMaker;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.ArchiveEntry;
import chat.granta.bus.wire.Batch;
import chat.granta.bus.wire.ElementName;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Stanza;
import chat.granta.embedded.EmbeddedKafka;
import chat.granta.ledger.Ledger;
import chat.granta.ledger.LedgerReadiness;
import chat.granta.workers.WorkerThread;
import com.google.protobuf.ByteString;
import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.FileSystemUtils;

/**
 * What archiving costs, from Kafka to PostgreSQL. Not run with the tests:
 *
 * <pre>mvn -pl archive-service -am test -Dtest=ArchivingBench -Dsurefire.failIfNoSpecifiedTests=false -Dbench.messages=100000</pre>
 *
 * A message is one record with the sender's and the recipient's entry. First a backlog is worked off, then messages come
 * at a rate. {@code bench.sql} is done before, such as to drop an index. The process's CPU time includes the embedded broker and, while messages come, their producer.
 */
class ArchivingBench {
    private static final int MESSAGES = Integer.getInteger("bench.messages", 100_000);
    private static final int RATE = Integer.getInteger("bench.rate", 1000);
    private static final int RATE_SECONDS = Integer.getInteger("bench.rate-seconds", 20);
    private static final String SQL = System.getProperty("bench.sql", "select 1");
    private static final int PARTITIONS = 2;
    private static final int USERS = 200;
    private static final int BURST_MILLIS = 5;
    private static final String BODY = "<body>" + "x".repeat(100) + "</body>";

    /** CPU time so far, in nanoseconds. */
    private record Cpu(long process, long ledgerThread, long postgres) {
        static Cpu now() {
            long postgres = ProcessHandle.current().descendants()
                    .mapToLong(child -> child.info().totalCpuDuration().orElse(Duration.ZERO).toNanos()).sum();
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long ledger = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                    .filter(thread -> thread != null && thread.getThreadName().endsWith("-ledger"))
                    .mapToLong(ThreadInfo::getThreadId).map(threads::getThreadCpuTime).sum();
            return new Cpu(((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime(),
                    ledger, postgres);
        }
    }

    private final Random random = new Random(1);
    private final ByteString homeTopic = ByteString.copyFrom(new byte[16]);
    private final long[] homeOffsets = new long[PARTITIONS];

    @Test
    void archive() throws IOException {
        Path directory = Files.createTempDirectory("granta-archiving-bench");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
            var bus = BusSettings.of(kafka.bootstrapServers(), PARTITIONS, 1, 1);
            TopicMaker.ensure(bus);
            Map<String, Object> settings = KafkaClients.producer(bus.bootstrapServers());
            try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
                WorkerThread ledger = ledger(bus);
                ArchiveContext.database().execute(SQL);
                backlog(producer, ledger);
                rate(producer);
                ledger.stop();
            }
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    private static WorkerThread ledger(BusSettings bus) {
        return new Ledger(LogConfiguration.SETTINGS, bus, ArchiveContext.database(),
                ArchiveContext.bean(PlatformTransactionManager.class), new SimpleMeterRegistry())
                .reader(TestArchive.bookkeeping(new OfflineLimits(1000, 1_000_000)), new LedgerReadiness());
    }

    private void backlog(KafkaProducer<byte[], byte[]> producer, WorkerThread ledger) {
        int warmUp = MESSAGES / 2;
        for (int i = 0; i < warmUp + MESSAGES; i++) {
            send(producer);
        }
        producer.flush();
        ledger.start();
        awaitHandled(warmUp);
        Measurement measurement = new Measurement();
        awaitHandled(warmUp + MESSAGES);
        measurement.print("backlog");
    }

    private void rate(KafkaProducer<byte[], byte[]> producer) {
        paced(producer, RATE_SECONDS / 4);
        Measurement measurement = new Measurement();
        paced(producer, RATE_SECONDS);
        measurement.print(RATE + "/s");
    }

    private void paced(KafkaProducer<byte[], byte[]> producer, int seconds) {
        long begin = System.nanoTime();
        int bursts = seconds * 1000 / BURST_MILLIS;
        for (int burst = 0; burst < bursts; burst++) {
            for (int i = 0; i < RATE * BURST_MILLIS / 1000; i++) {
                send(producer);
            }
            LockSupport.parkNanos(begin + (burst + 1) * BURST_MILLIS * 1_000_000L - System.nanoTime());
        }
        awaitHandled(Arrays.stream(homeOffsets).sum());
    }

    private void send(KafkaProducer<byte[], byte[]> producer) {
        String sender = "user" + random.nextInt(USERS) + "@archiving.example";
        String recipient = "user" + random.nextInt(USERS) + "@archiving.example";
        int partition = HomePartition.of(sender, PARTITIONS);
        long offset = homeOffsets[partition]++;
        Stanza stanza = Stanza.newBuilder().setName(Stanza.Name.MESSAGE).setFrom(sender + "/phone").setTo(recipient)
                .setType("chat").setId("m" + offset)
                .addPayloadNames(ElementName.newBuilder().setLocalName("body"))
                .setPayload(ByteString.copyFromUtf8(BODY)).build();
        Envelope record = Envelope.newBuilder().setOrigin(Origins.derived(homeTopic, partition, offset, 0))
                .setTime(System.currentTimeMillis())
                .setBatch(Batch.newBuilder().addParts(entry(sender, recipient, offset, 0, stanza))
                        .addParts(entry(recipient, sender + "/phone", offset, 1, stanza)))
                .build();
        producer.send(new ProducerRecord<>(Topics.ARCHIVE, partition, sender.getBytes(StandardCharsets.UTF_8),
                record.toByteArray()));
    }

    private static Envelope entry(String account, String peer, long offset, int number, Stanza stanza) {
        return Envelope.newBuilder().setArchiveEntry(ArchiveEntry.newBuilder().setAccount(account).setPeer(peer)
                .setId(Long.toString(offset * 2 + number, 36)).setNumber(number).setStanza(stanza)).build();
    }

    private static long handled() {
        Long handled = ArchiveContext.database()
                .queryForObject("select coalesce(sum(next_offset), 0) from archive.input_position", Long.class);
        return handled == null ? 0 : handled;
    }

    private static void awaitHandled(long messages) {
        await().atMost(Duration.ofMinutes(10)).pollInterval(Duration.ofMillis(100)).until(() -> handled() >= messages);
    }

    private static final class Measurement {
        private final Cpu before = Cpu.now();
        private final long handledBefore = handled();
        private final long transactionsBefore = transactions();
        private final long begin = System.nanoTime();

        void print(String what) {
            double seconds = (System.nanoTime() - begin) / 1e9;
            Cpu cpu = Cpu.now();
            long messages = handled() - handledBefore;
            System.out.printf("%-10s %7d messages in %5.1f s: %7.0f entries/s, %5.0f transactions/s; CPU us an entry: "
                    + "process %.1f (ledger's thread %.1f), PostgreSQL %.1f%n", what, messages, seconds,
                    2 * messages / seconds, (transactions() - transactionsBefore) / seconds,
                    (cpu.process() - before.process()) / 2e3 / messages,
                    (cpu.ledgerThread() - before.ledgerThread()) / 2e3 / messages,
                    (cpu.postgres() - before.postgres()) / 2e3 / messages);
        }

        private static long transactions() {
            Long count = ArchiveContext.database().queryForObject(
                    "select xact_commit from pg_stat_database where datname = current_database()", Long.class);
            return count == null ? 0 : count;
        }
    }
}
