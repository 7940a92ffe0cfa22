package chat.granta.roster.log;

import chat.granta.bus.ReplayRule;
import chat.granta.bus.ReplayRule.Verdict;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.bus.wire.SessionAnswer;
import chat.granta.model.Iq;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.roster.log.RequestRunner.Outcome;
import chat.granta.roster.log.store.OutboxRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one record yields: a reply and reports, or, when handling it failed, a dead letter and an error to the sender. */
final class RecordHandling {
    private static final Logger log = LoggerFactory.getLogger(RecordHandling.class);
    /** A little below what Kafka takes; beyond it a row could never be sent, and nothing after it. */
    private static final int MAX_ROW = 1_000_000;

    private final RequestRunner runner;
    private final LogMetrics metrics;

    RecordHandling(RequestRunner runner, LogMetrics metrics) {
        this.runner = runner;
        this.metrics = metrics;
    }

    /** Handles a record; one that the replay rule knows already yields nothing. */
    List<OutboxRow> handle(InputRecord record, ReplayRule rule) {
        Envelope envelope = record.envelope();
        Verdict verdict = rule.judge(envelope.getOrigin());
        metrics.judged(verdict);
        if (verdict != Verdict.ACCEPT) {
            return List.of();
        }
        if (!envelope.hasRosterRequest()) {
            throw new IllegalArgumentException("not a request: " + envelope.getBodyCase());
        }
        Outcome outcome = runner.run(envelope.getRosterRequest(), Instant.ofEpochMilli(envelope.getTime()),
                record.uniqueId());
        List<OutboxRow> rows = new ArrayList<>();
        outcome.reply().ifPresent(reply -> rows.add(record.reply(reply, envelope.getTime())));
        rows.addAll(record.reports(outcome.reports(), envelope.getTime()));
        for (OutboxRow row : rows) {
            if (row.value().length > MAX_ROW) {
                throw new IllegalStateException(row.value().length + " bytes for " + row.targetTopic());
            }
        }
        return rows;
    }

    /** What is said instead about a record that cannot be handled. */
    List<OutboxRow> park(InputRecord record, ReplayRule rule, Throwable reason) {
        metrics.parked();
        log.error("partition {} offset {} cannot be handled and is parked", record.input().partition(), record.offset(),
                reason);
        List<OutboxRow> rows = new ArrayList<>();
        try {
            Envelope envelope = record.envelope();
            rule.judge(envelope.getOrigin());
            error(envelope.getRosterRequest()).ifPresent(reply -> rows.add(record.reply(reply, envelope.getTime())));
        } catch (IllegalArgumentException e) {
            // What cannot be read has no sender to tell.
        }
        rows.add(record.deadLetter(reason));
        return rows;
    }

    private static Optional<RosterReply> error(RosterRequest request) {
        if (!request.hasStanza() || !(StanzaCodec.ofWire(request.getStanza()) instanceof Iq iq)) {
            return Optional.empty();
        }
        Stanza error = StanzaError.internalServerError().answerTo(iq);
        if (error == null) {
            return Optional.empty();
        }
        var reply = RosterReply.newBuilder().setAccount(request.getAccount());
        var wire = StanzaCodec.toWire(error);
        return Optional.of((request.hasSender()
                ? reply.setAnswer(
                        SessionAnswer.newBuilder().setSession(request.getSender().getSession()).setStanza(wire))
                : reply.addSend(wire)).build());
    }
}
