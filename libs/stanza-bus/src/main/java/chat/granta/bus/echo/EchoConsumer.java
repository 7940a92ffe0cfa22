package chat.granta.bus.echo;

import chat.granta.bus.group.LeavingConsumer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * A consumer that reads uncommitted records and hears of what the {@link EchoProducer}s of its process write (ADR 38). It returns the
 * same records in the same order as any other: those of a partition by offset, none left out. While it hears what comes next it
 * fetches nothing; as soon as a record is missing, when nothing comes for a while, and now and then in any case, it fetches as usual.
 */
public final class EchoConsumer extends LeavingConsumer {
    /** After so long without a word it fetches. */
    private static final long SILENCE = Duration.ofMillis(20).toNanos();
    /** So long a missing record may be on its way here; most often it is Kafka's own, at a transaction's end. */
    private static final long GAP = Duration.ofMillis(2).toNanos();
    /** What was acknowledged in one batch is told one by one; it is read in one as well. */
    private static final long GATHERING = 300_000;
    /** After so long it fetches in any case: what others write to a partition of which nothing is heard, and what the group has to say. */
    private static final long LOOK = Duration.ofMillis(250).toNanos();

    private static final ConsumerRebalanceListener UNCONCERNED = new ConsumerRebalanceListener() {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {}

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {}
    };

    private final Bell bell = new Bell();
    private final Hearing hearing;
    /** By who uses this. While it hears, all partitions are paused below. */
    private final Set<TopicPartition> paused = new HashSet<>();
    private volatile boolean isWoken;
    private boolean isHearing;
    /** It has begun to fetch and has not got what it began for. */
    private boolean isFetching = true;
    private long hearingSince;

    /**
     * @param cluster a name for the brokers, the same for all writers and readers
     * @param settings Kafka's of a consumer
     */
    public EchoConsumer(String cluster, Map<String, Object> settings) {
        super(settings);
        this.hearing = new Hearing(Echo.of(cluster), bell,
                Integer.parseInt(String.valueOf(settings.getOrDefault(ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        ConsumerConfig.DEFAULT_MAX_POLL_RECORDS))));
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        while (true) {
            long now = System.nanoTime();
            if (isWoken || isHearing && now - hearingSince > LOOK) {
                isWoken = false;
                fetchAgain();
                return fetch(Duration.ofNanos(Math.clamp(end - now, 0, SILENCE)));
            }
            ConsumerRecords<byte[], byte[]> heard = hear(now);
            if (!heard.isEmpty()) {
                return heard;
            }
            if (!isHearing) {
                return fetch(Duration.ofNanos(Math.max(end - now, 0)));
            }
            if (now >= end) {
                return heard;
            }
            bell.await(Math.min(end - now, hearing.isMissing() ? GAP : SILENCE), GATHERING);
        }
    }

    private ConsumerRecords<byte[], byte[]> fetch(Duration timeout) {
        ConsumerRecords<byte[], byte[]> fetched = super.poll(timeout);
        hearing.fetched(super.assignment(), fetched.nextOffsets(), paused);
        isFetching &= fetched.nextOffsets().isEmpty() || hearing.isMissing();
        return fetched;
    }

    private ConsumerRecords<byte[], byte[]> hear(long now) {
        // What this process writes and what it fetches arrive at about the same time: whoever hears often need not fetch.
        if (!isHearing && !isFetching && now - bell.lastRung() < SILENCE
                && hearing.arePositionsKnown(partition -> super.position(partition, Duration.ZERO))) {
            super.pause(hearing.partitions());
            isHearing = true;
            hearingSince = now;
        }
        if (!isHearing) {
            return ConsumerRecords.empty();
        }
        ConsumerRecords<byte[], byte[]> heard = hearing.take(paused, now, GAP);
        if (hearing.isMissingForLong() || heard.isEmpty() && now - bell.lastRung() > SILENCE) {
            fetchAgain();
        }
        return heard;
    }

    private void fetchAgain() {
        if (isHearing) {
            hearing.forEachPosition(super::seek);
            super.resume(hearing.partitions().stream().filter(partition -> !paused.contains(partition)).toList());
            isHearing = false;
            isFetching = true;
        }
    }

    /** They are somebody else's from now on, or begin anew. */
    private void forget(Collection<TopicPartition> gone) {
        hearing.leave(gone);
        paused.removeAll(gone);
    }

    @Override
    public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
        super.subscribe(topics, new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
                listener.onPartitionsRevoked(revoked);
                forget(revoked);
            }

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
                forget(assigned);
                listener.onPartitionsAssigned(assigned);
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> lost) {
                listener.onPartitionsLost(lost);
                forget(lost);
            }
        });
    }

    @Override
    public void subscribe(Collection<String> topics) {
        subscribe(topics, UNCONCERNED);
    }

    /** @throws UnsupportedOperationException always: nobody here subscribes to what may come to be */
    @Override
    public void subscribe(Pattern topics, ConsumerRebalanceListener listener) {
        throw new UnsupportedOperationException("name the topics");
    }

    @Override
    public void subscribe(Pattern topics) {
        subscribe(topics, UNCONCERNED);
    }

    @Override
    public void assign(Collection<TopicPartition> assigned) {
        fetchAgain();
        forget(Set.copyOf(hearing.partitions()));
        super.assign(assigned);
    }

    @Override
    public void unsubscribe() {
        fetchAgain();
        super.unsubscribe();
        forget(Set.copyOf(hearing.partitions()));
    }

    @Override
    public void seek(TopicPartition partition, long offset) {
        fetchAgain();
        super.seek(partition, offset);
        hearing.leave(Set.of(partition));
    }

    @Override
    public void seek(TopicPartition partition, OffsetAndMetadata offset) {
        fetchAgain();
        super.seek(partition, offset);
        hearing.leave(Set.of(partition));
    }

    @Override
    public void seekToBeginning(Collection<TopicPartition> where) {
        fetchAgain();
        super.seekToBeginning(where);
        hearing.leave(where.isEmpty() ? super.assignment() : where);
    }

    @Override
    public void seekToEnd(Collection<TopicPartition> where) {
        fetchAgain();
        super.seekToEnd(where);
        hearing.leave(where.isEmpty() ? super.assignment() : where);
    }

    @Override
    public long position(TopicPartition partition) {
        Listening listening = hearing.of(partition);
        return isHearing && listening != null ? listening.next() : super.position(partition);
    }

    @Override
    public long position(TopicPartition partition, Duration timeout) {
        Listening listening = hearing.of(partition);
        return isHearing && listening != null ? listening.next() : super.position(partition, timeout);
    }

    @Override
    public OptionalLong currentLag(TopicPartition partition) {
        Listening listening = hearing.of(partition);
        return isHearing && listening != null
                ? OptionalLong.of(listening.heard().size())
                : super.currentLag(partition);
    }

    @Override
    public void pause(Collection<TopicPartition> which) {
        super.pause(which);
        paused.addAll(which);
    }

    @Override
    public void resume(Collection<TopicPartition> which) {
        paused.removeAll(which);
        if (!isHearing) {
            super.resume(which);
        }
    }

    @Override
    public Set<TopicPartition> paused() {
        return Set.copyOf(paused);
    }

    @Override
    public void wakeup() {
        super.wakeup();
        isWoken = true;
        bell.ring();
    }

    @Override
    public void close() {
        close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.DEFAULT));
    }

    @Override
    public void close(CloseOptions options) {
        try {
            super.close(options);
        } finally {
            forget(Set.copyOf(hearing.partitions()));
        }
    }
}
