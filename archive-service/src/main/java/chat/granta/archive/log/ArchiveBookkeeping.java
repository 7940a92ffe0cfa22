package chat.granta.archive.log;

import chat.granta.archive.history.ReportedMessages;
import chat.granta.archive.log.ArchiveWriter.Candidate;
import chat.granta.archive.turn.ArchiveTurn;
import chat.granta.archive.turn.Reader;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.AbuseReported;
import chat.granta.bus.wire.ArchiveReply;
import chat.granta.bus.wire.ArchiveRequest;
import chat.granta.bus.wire.Envelope;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqDispatcher;
import chat.granta.ledger.Bookkeeping;
import chat.granta.ledger.InputRecord;
import chat.granta.ledger.Outbox;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The records of {@code xmpp.archive}: messages for archives, clients' IQs for the features, and reports that name messages. Rows are collected and written
 * together: at the end of the transaction or, if a query comes first, before that, so that it sees all messages that came before it.
 */
final class ArchiveBookkeeping implements Bookkeeping {
    private final ArchiveWriter archive;
    private final OfflineBookkeeping offline;
    private final IqDispatcher<ArchiveTurn> requests;
    private final ReportedMessages reported;

    /** @param offline for what homes of an earlier version have written here, before there was {@code xmpp.offline} */
    ArchiveBookkeeping(ArchiveWriter archive, OfflineBookkeeping offline, IqDispatcher<ArchiveTurn> requests,
            ReportedMessages reported) {
        this.archive = archive;
        this.offline = offline;
        this.requests = requests;
        this.reported = reported;
    }

    @Override
    public Entries begin() {
        return new Transaction(offline.begin());
    }

    private final class Transaction implements Entries {
        private final List<Candidate> pending = new ArrayList<>();
        private final Entries offlineEntries;

        private Transaction(Entries offlineEntries) {
            this.offlineEntries = offlineEntries;
        }

        @Override
        public void enter(InputRecord record, Envelope envelope, Outbox outbox) {
            enter(record, envelope, envelope, outbox);
        }

        /** @param whole has the origin and the time; {@code body} is the whole or a part of its batch */
        private void enter(InputRecord record, Envelope whole, Envelope body, Outbox outbox) {
            switch (body.getBodyCase()) {
                case ARCHIVE_ENTRY -> pending.add(archive.candidate(body.getArchiveEntry(), whole));
                case ARCHIVE_WITHDRAWAL -> {
                    write();
                    archive.withdraw(body.getArchiveWithdrawal());
                }
                case ARCHIVE_DELETION -> {
                    write();
                    archive.delete(body.getArchiveDeletion(), whole);
                }
                case ARCHIVE_MOVE -> {
                    write();
                    archive.move(body.getArchiveMove());
                }
                case ARCHIVE_REQUEST -> {
                    write();
                    answer(body.getArchiveRequest(), outbox);
                }
                case ABUSE_REPORTED -> {
                    write();
                    show(body.getAbuseReported(), outbox);
                }
                case BATCH -> body.getBatch().getPartsList().forEach(part -> enter(record, whole, part, outbox));
                case OFFLINE_STORED, OFFLINE_FLUSH -> offlineEntries.enter(record, body, outbox);
                default -> throw new IllegalArgumentException(body.getBodyCase() + " has no business in an archive");
            }
        }

        @Override
        public void complete() {
            write();
            offlineEntries.complete();
        }

        private void write() {
            if (!pending.isEmpty()) {
                archive.write(pending);
                pending.clear();
            }
        }
    }

    /** A message a record, as each may be large. */
    private void show(AbuseReported report, Outbox outbox) {
        reported.of(report).forEach(message -> outbox.toHome(Topics.TRAIL, report.getAccount(),
                Envelope.newBuilder().setReportedMessage(message)));
    }

    private void answer(ArchiveRequest request, Outbox outbox) {
        Iq iq = (Iq) StanzaCodec.ofWire(request.getStanza());
        var turn = new ArchiveTurn(Jid.trusted(request.getAccount()), Objects.requireNonNull(iq.from()),
                reader(request));
        Stanza answer = Objects.requireNonNull(answer(iq, turn).to(iq), "archive-service answers at once");
        var replies = replies(request, outbox);
        turn.results().forEach(result -> replies.result(StanzaCodec.toWire(result)));
        replies.result(StanzaCodec.toWire(answer));
        replies.end();
    }

    /** RFC 6120 section 8.3.2: an error of a room says, as in XEP-0045, that the room has found it. */
    private IqAnswer answer(Iq iq, ArchiveTurn turn) {
        IqAnswer answer = requests.answer(iq, turn);
        return turn.reader() != Reader.OWNER && answer instanceof IqAnswer.Error(StanzaError error)
                ? IqAnswer.error(error.by(turn.account()))
                : answer;
    }

    private static Reader reader(ArchiveRequest request) {
        if (request.hasSession()) {
            return Reader.OWNER;
        }
        return request.getSeesJids() ? Reader.VISITOR_WHO_SEES_JIDS : Reader.VISITOR;
    }

    private static Replies replies(ArchiveRequest request, Outbox outbox) {
        return request.hasSession()
                ? Replies.toUser(outbox, request.getAccount(), request.getSession())
                : Replies.toRoom(outbox, request.getAccount());
    }

    @Override
    public void refuse(Envelope envelope, Outbox outbox) {
        switch (envelope.getBodyCase()) {
            case OFFLINE_STORED, OFFLINE_FLUSH -> offline.refuse(envelope, outbox);
            case ARCHIVE_REQUEST -> {
                Stanza error = StanzaError.internalServerError()
                        .answerTo(StanzaCodec.ofWire(envelope.getArchiveRequest().getStanza()));
                if (error != null) {
                    replies(envelope.getArchiveRequest(), outbox)
                            .say(ArchiveReply.newBuilder().addResults(StanzaCodec.toWire(error)));
                }
            }
            case BATCH -> envelope.getBatch().getPartsList().forEach(part -> refuse(part, outbox));
            default -> {
                // Other records have no answer.
            }
        }
    }
}
