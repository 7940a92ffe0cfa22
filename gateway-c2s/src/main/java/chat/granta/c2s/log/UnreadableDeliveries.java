package chat.granta.c2s.log;

import chat.granta.bus.DeadLetters;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.DeadLetter;
import chat.granta.gateway.LogWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records of delivery partitions that nobody can read. They are parked for operators, since others wait for the records behind them. */
final class UnreadableDeliveries {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadableDeliveries.class);
    private static final String SERVICE = "gateway-c2s";

    private final LogWriter toLog;
    private final Counter parked;

    UnreadableDeliveries(LogWriter toLog, MeterRegistry meters) {
        this.toLog = toLog;
        this.parked = Counter.builder("granta.c2s.dead.letters")
                .description("records of delivery partitions, or parts of them, that could not be read")
                .register(meters);
    }

    /** @param record or the part of it that cannot be read */
    void park(int partition, long offset, byte @Nullable [] record, Throwable reason) {
        LOG.error("{}-{} offset {} cannot be read and is parked", Topics.DELIVERY, partition, offset, reason);
        parked.increment();
        DeadLetter letter = DeadLetters.of(SERVICE, Topics.DELIVERY, partition, offset, null, record, reason);
        toLog.publish(Topics.DEAD_LETTER, 0, DeadLetters.key(letter), letter, _ -> {});
    }
}
