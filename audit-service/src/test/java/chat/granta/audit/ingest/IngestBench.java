package chat.granta.audit.ingest;

import chat.granta.audit.AuditDatabase;
import chat.granta.audit.trail.TestTrail;
import chat.granta.bus.Origins;
import chat.granta.bus.TopicIds;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.TrailEvent;
import chat.granta.ledger.Batches;
import chat.granta.ledger.InputRecord;
import chat.granta.ledger.OwnedPartition;
import chat.granta.ledger.store.InputPartition;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What the trail costs, from records to rows in PostgreSQL. Not run with the tests:
 *
 * <pre>mvn -pl audit-service -am test -Dtest=IngestBench -Dsurefire.failIfNoSpecifiedTests=false -Dbench.events=1000000 \
 * -Dtest.jvm.arguments=</pre>
 *
 * <p>The last has Java compile as a service's does: tests live too short for that. Of what follows the first {@code -Dbench.warm} events the compiler has
 * little left to do, as in a service that has run for a while; "the thread" is the one that handles records, "the service" is all of its threads.
 */
class IngestBench {
    private static final int EVENTS = Integer.getInteger("bench.events", 200_000);
    private static final int BATCH = Integer.getInteger("bench.batch", 2000);
    private static final int WARM = Integer.getInteger("bench.warm", 0) / BATCH * BATCH;
    private static final int USERS = 5000;

    private final Random random = new Random(1);
    private final UUID topic = UUID.randomUUID();

    private final InputPartition input = new InputPartition(UUID.randomUUID(), 0);
    private int offset;

    @Test
    void eventsPerSecond() {
        var trail = new TestTrail();
        var batches = new Batches(IngestConfiguration.TRAIL, new TrailBookkeeping(trail.trail, List.of()),
                AuditDatabase.asService(), TestTrail.transaction(), new SimpleMeterRegistry());
        var partition = new OwnedPartition(input, batches.read(input));
        // What homes do is not counted.
        List<byte[]> log = LongStream.range(0, WARM + EVENTS).mapToObj(this::record).toList();
        handle(batches, partition, log.subList(0, WARM));
        long began = System.nanoTime();
        long thread = thread();
        long here = here();
        long postgres = postgres();
        handle(batches, partition, log.subList(WARM, WARM + EVENTS));
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%d events in %.1f s: %.0f/s; of processors %.2f µs each in the service (%.2f the thread), %.2f in PostgreSQL%n",
                EVENTS, seconds, EVENTS / seconds, (here() - here) / 1e3 / EVENTS, (thread() - thread) / 1e3 / EVENTS,
                (postgres() - postgres) / 1e3 / EVENTS);
        began = System.nanoTime();
        var report = trail.verification().run();
        System.out.printf("verified %d in %.1f s: %s%n", report.events(), (System.nanoTime() - began) / 1e9,
                report.findings());
        System.out.println(AuditDatabase.asOwner()
                .queryForList("select pg_size_pretty(sum(pg_total_relation_size(relid))) as size, "
                        + "pg_size_pretty(sum(pg_relation_size(relid))) as rows from pg_partition_tree('audit.event')"));
    }

    private void handle(Batches batches, OwnedPartition partition, List<byte[]> log) {
        for (int from = 0; from < log.size(); from += BATCH) {
            List<InputRecord> records = new ArrayList<>();
            for (byte[] record : log.subList(from, Math.min(log.size(), from + BATCH))) {
                records.add(new InputRecord(input, offset++, null, record));
            }
            batches.handle(List.of(new Batches.Part(partition, records)));
        }
    }

    private byte[] record(long offset) {
        return Envelope.newBuilder().setOrigin(Origins.derived(TopicIds.toWire(topic), 0, offset, 0))
                .setTime(TestTrail.NOON.toEpochMilli() + offset / 20)
                .setTrailEvent(TrailEvent.newBuilder().setWho("user" + random.nextInt(USERS) + "@example.org/phone")
                        .setWhom("user" + random.nextInt(USERS) + "@example.org").setType("chat")
                        .setId("m" + offset).setArchiveId(Long.toHexString(random.nextLong())).setSize(120)
                        .setOutcome("delivered"))
                .build().toByteArray();
    }

    private static long thread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long here() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long postgres() {
        return ProcessHandle.current().descendants()
                .mapToLong(child -> child.info().totalCpuDuration().orElse(Duration.ZERO).toNanos()).sum();
    }
}
