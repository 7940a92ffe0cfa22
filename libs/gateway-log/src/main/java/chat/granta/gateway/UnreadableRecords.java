package chat.granta.gateway;

import chat.granta.bus.DeadLetters;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.DeadLetter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records for a gateway that nobody can read. They are parked for operators, since others wait for the records behind them. */
public final class UnreadableRecords {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRecords.class);

    private final LogWriter toLog;
    private final String gateway;
    private final String topic;
    private final Counter parked;

    /**
     * @param gateway whose they are, as in its metrics' names: {@code c2s}
     * @param topic that it reads
     */
    public UnreadableRecords(LogWriter toLog, String gateway, String topic, MeterRegistry meters) {
        this.toLog = toLog;
        this.gateway = gateway;
        this.topic = topic;
        this.parked = Counter.builder("granta." + gateway + ".dead.letters")
                .description("records for this gateway, or parts of them, that could not be read").register(meters);
    }

    /** @param record or the part of it that cannot be read */
    public void park(int partition, long offset, byte @Nullable [] record, Throwable reason) {
        LOG.error("{}-{} offset {} cannot be read and is parked", topic, partition, offset, reason);
        parked.increment();
        DeadLetter letter = DeadLetters.of("gateway-" + gateway, topic, partition, offset, null, record, reason);
        toLog.publish(Topics.DEAD_LETTER, 0, DeadLetters.key(letter), letter, _ -> {});
    }
}
