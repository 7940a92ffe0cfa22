package chat.granta.archive.log;

import chat.granta.archive.turn.ArchiveTurn;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.ArchiveReply;
import chat.granta.bus.wire.ArchiveRequest;
import chat.granta.bus.wire.Envelope;
import chat.granta.handling.iq.IqDispatcher;
import chat.granta.ledger.Bookkeeping;
import chat.granta.ledger.InputRecord;
import chat.granta.ledger.Outbox;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import java.util.Objects;

/**
 * Hands each record to the archive, to the offline messages or to the feature that a client's IQ is for. Rows are collected and
 * written together: at the end of the transaction or, if a query or a flush comes first, before that, so that it sees all
 * messages that came before it.
 */
final class ArchiveBookkeeping implements Bookkeeping {
    private final ArchiveWriter archive;
    private final OfflineQueue offline;
    private final IqDispatcher<ArchiveTurn> requests;

    ArchiveBookkeeping(ArchiveWriter archive, OfflineQueue offline, IqDispatcher<ArchiveTurn> requests) {
        this.archive = archive;
        this.offline = offline;
        this.requests = requests;
    }

    @Override
    public void takenUp() {
        archive.forgetPreferences();
    }

    @Override
    public Entries begin() {
        var pending = new PendingWrites(archive, offline);
        return new Entries() {
            @Override
            public void enter(InputRecord record, Envelope envelope, Outbox outbox) {
                ArchiveBookkeeping.this.enter(envelope, envelope, outbox, pending);
            }

            @Override
            public void complete() {
                pending.write();
            }
        };
    }

    /** @param record the whole record, which has the origin and the time; {@code body} is the record or a part of its batch */
    private void enter(Envelope record, Envelope body, Outbox outbox, PendingWrites pending) {
        switch (body.getBodyCase()) {
            case ARCHIVE_ENTRY -> pending.archive(archive.candidate(body.getArchiveEntry(), record));
            case OFFLINE_STORED -> pending.store(body.getOfflineStored(), outbox);
            case OFFLINE_FLUSH -> {
                pending.write();
                offline.flush(body.getOfflineFlush(), new Replies(outbox, body.getOfflineFlush().getAccount(),
                        body.getOfflineFlush().getSession()));
            }
            case ARCHIVE_REQUEST -> {
                pending.write();
                answer(body.getArchiveRequest(), outbox);
            }
            case BATCH -> body.getBatch().getPartsList().forEach(part -> enter(record, part, outbox, pending));
            default -> throw new IllegalArgumentException(body.getBodyCase() + " has no business in an archive");
        }
    }

    private void answer(ArchiveRequest request, Outbox outbox) {
        Iq iq = (Iq) StanzaCodec.ofWire(request.getStanza());
        var turn = new ArchiveTurn(Jid.trusted(request.getAccount()), Objects.requireNonNull(iq.from()));
        Stanza answer = Objects.requireNonNull(requests.answer(iq, turn).to(iq), "archive-service answers at once");
        var replies = new Replies(outbox, request.getAccount(), request.getSession());
        turn.results().forEach(result -> replies.result(StanzaCodec.toWire(result)));
        replies.result(StanzaCodec.toWire(answer));
        replies.end();
    }

    @Override
    public void refuse(Envelope envelope, Outbox outbox) {
        switch (envelope.getBodyCase()) {
            case OFFLINE_STORED -> offline.bounce(envelope.getOfflineStored(), StanzaError.internalServerError(),
                    outbox);
            case OFFLINE_FLUSH -> new Replies(outbox, envelope.getOfflineFlush().getAccount(),
                    envelope.getOfflineFlush().getSession()).say(ArchiveReply.newBuilder().setFlushEnded(true));
            case ARCHIVE_REQUEST -> {
                Stanza error = StanzaError.internalServerError()
                        .answerTo(StanzaCodec.ofWire(envelope.getArchiveRequest().getStanza()));
                if (error != null) {
                    new Replies(outbox, envelope.getArchiveRequest().getAccount(),
                            envelope.getArchiveRequest().getSession())
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
