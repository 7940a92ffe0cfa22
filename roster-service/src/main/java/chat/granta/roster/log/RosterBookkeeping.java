package chat.granta.roster.log;

import chat.granta.bus.HomePartition;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.TopicMaker;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.AbuseReported;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.bus.wire.SessionAnswer;
import chat.granta.ledger.Bookkeeping;
import chat.granta.ledger.InputRecord;
import chat.granta.ledger.Outbox;
import chat.granta.model.Iq;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.roster.log.RequestRunner.Outcome;
import chat.granta.roster.turn.RequestLogic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Turns each request into a reply to the home and reports for the audit and the archive or, if it cannot be handled, an error to the
 * sender.
 */
final class RosterBookkeeping implements Bookkeeping {
    private final RequestRunner runner;
    private final LastItemMessages lastItems;

    /** @param homePartitions of {@code xmpp.user} */
    RosterBookkeeping(RequestRunner runner, RequestLogic logic, int homePartitions) {
        this.runner = runner;
        this.lastItems = new LastItemMessages(logic, homePartitions);
    }

    @Override
    public Entries begin() {
        return this::enter;
    }

    private void enter(InputRecord record, Envelope envelope, Outbox outbox) {
        Instant time = Instant.ofEpochMilli(envelope.getTime());
        if (envelope.hasLastItemsWanted()) {
            lastItems.tell(record, envelope.getLastItemsWanted(), time, outbox);
            return;
        }
        if (!envelope.hasRosterRequest()) {
            throw new IllegalArgumentException("not a request: " + envelope.getBodyCase());
        }
        Outcome outcome = runner.run(envelope.getRosterRequest(), time, record.uniqueId());
        outcome.reply().ifPresent(reply -> reply(reply, outbox));
        outcome.reports().forEach(report -> report(report, outbox));
    }

    @Override
    public void refuse(Envelope envelope, Outbox outbox) {
        if (!envelope.hasRosterRequest()) {
            // Nobody waits for last items.
            return;
        }
        RosterRequest request = envelope.getRosterRequest();
        var reply = RosterReply.newBuilder().setAccount(request.getAccount());
        if (request.hasNumber()) {
            reply.setNumber(request.getNumber());
        }
        Stanza error = request.hasStanza() ? error(StanzaCodec.ofWire(request.getStanza())) : null;
        if (error != null && request.hasSender()) {
            reply.setAnswer(SessionAnswer.newBuilder().setSession(request.getSender().getSession())
                    .setStanza(StanzaCodec.toWire(error)));
        } else if (error != null) {
            reply.addSend(StanzaCodec.toWire(error));
        }
        if (error != null || reply.hasNumber()) {
            reply(reply.build(), outbox);
        }
    }

    private static @Nullable Stanza error(Stanza stanza) {
        return stanza instanceof Iq iq ? StanzaError.internalServerError().answerTo(iq) : null;
    }

    private static void reply(RosterReply reply, Outbox outbox) {
        outbox.toHome(Topics.USER, reply.getAccount(), Envelope.newBuilder().setRosterReply(reply));
    }

    /**
     * Sends a report to the audit, partitioned by account like the records of gateways; and to the account's archive, when it names messages there, which
     * archive-service shows to the audit.
     */
    private static void report(AbuseReported report, Outbox outbox) {
        outbox.add(Topics.AUDIT, HomePartition.of(report.getAccount(), TopicMaker.AUDIT_PARTITIONS),
                report.getAccount(), Envelope.newBuilder().setAbuseReported(report));
        if (report.getStanzaIdsList().stream().anyMatch(stanza -> stanza.getBy().equals(report.getAccount()))) {
            outbox.toHome(Topics.ARCHIVE, report.getAccount(), Envelope.newBuilder().setAbuseReported(report));
        }
    }
}
