package chat.granta.ledger;

import chat.granta.bus.DeadLetters;
import chat.granta.bus.ReplayRule;
import chat.granta.bus.ReplayRule.Verdict;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.DeadLetter;
import chat.granta.bus.wire.Envelope;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles one record: the service enters it or, when that has failed, the record is parked and its sender gets an error. */
final class RecordHandling {
    private static final Logger log = LoggerFactory.getLogger(RecordHandling.class);

    private final LedgerSettings settings;
    private final Bookkeeping bookkeeping;
    private final LedgerMetrics metrics;

    RecordHandling(LedgerSettings settings, Bookkeeping bookkeeping, LedgerMetrics metrics) {
        this.settings = settings;
        this.bookkeeping = bookkeeping;
        this.metrics = metrics;
    }

    void takenUp() {
        bookkeeping.takenUp();
    }

    Bookkeeping.Entries begin() {
        return bookkeeping.begin();
    }

    /** Enters a record, unless the replay rule says that it is a duplicate. */
    Outbox handle(InputRecord record, ReplayRule rule, Bookkeeping.Entries entries) {
        Envelope envelope = record.envelope();
        var outbox = new Outbox(record, envelope.getTime());
        Verdict verdict = isNewAnyhow(envelope) ? Verdict.ACCEPT : rule.judge(envelope.getOrigin());
        metrics.judged(verdict);
        if (verdict == Verdict.ACCEPT) {
            entries.enter(record, envelope, outbox);
        }
        return outbox;
    }

    private boolean isNewAnyhow(Envelope envelope) {
        return settings.takesRecordsWithoutOrigin() && !envelope.hasOrigin();
    }

    /** The outputs for a record that cannot be handled: an error for its sender, and the dead letter. */
    Outbox park(InputRecord record, ReplayRule rule, Throwable reason) {
        metrics.parked();
        log.error("{} partition {} offset {} cannot be handled and is parked", settings.topic(),
                record.input().partition(), record.offset(), reason);
        Outbox outbox;
        try {
            Envelope envelope = record.envelope();
            if (!isNewAnyhow(envelope)) {
                rule.judge(envelope.getOrigin());
            }
            outbox = new Outbox(record, envelope.getTime());
            bookkeeping.refuse(envelope, outbox);
        } catch (IllegalArgumentException e) {
            // A record that cannot be parsed names no sender.
            outbox = new Outbox(record, 0);
        }
        DeadLetter letter = record.deadLetter(settings, reason);
        outbox.add(Topics.DEAD_LETTER, 0, DeadLetters.key(letter).getBytes(StandardCharsets.UTF_8),
                letter.toByteArray());
        return outbox;
    }
}
