package chat.granta.archive.log;

import chat.granta.archive.log.OfflineQueue.Storing;
import chat.granta.bus.wire.ArchiveReply;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OfflineFlush;
import chat.granta.ledger.Bookkeeping;
import chat.granta.ledger.InputRecord;
import chat.granta.ledger.Outbox;
import chat.granta.model.StanzaError;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of {@code xmpp.offline}: messages to store, and sessions that want what is stored. Messages are collected and stored
 * together: at the end of the transaction or, if a flush comes first, before that.
 */
final class OfflineBookkeeping implements Bookkeeping {
    private final OfflineQueue offline;

    OfflineBookkeeping(OfflineQueue offline) {
        this.offline = offline;
    }

    @Override
    public Entries begin() {
        return new Transaction();
    }

    private final class Transaction implements Entries {
        private final List<Storing> pending = new ArrayList<>();

        @Override
        public void enter(InputRecord record, Envelope envelope, Outbox outbox) {
            switch (envelope.getBodyCase()) {
                case OFFLINE_STORED -> pending.add(new Storing(envelope.getOfflineStored(), outbox));
                case OFFLINE_FLUSH -> {
                    store();
                    offline.flush(envelope.getOfflineFlush(), replies(envelope.getOfflineFlush(), outbox));
                }
                case OFFLINE_DELETION -> {
                    store();
                    offline.removeAll(envelope.getOfflineDeletion().getAccount());
                }
                case BATCH -> envelope.getBatch().getPartsList().forEach(part -> enter(record, part, outbox));
                default -> throw new IllegalArgumentException(
                        envelope.getBodyCase() + " has no business in offline storage");
            }
        }

        @Override
        public void complete() {
            store();
        }

        private void store() {
            if (!pending.isEmpty()) {
                offline.store(pending);
                pending.clear();
            }
        }
    }

    @Override
    public void refuse(Envelope envelope, Outbox outbox) {
        switch (envelope.getBodyCase()) {
            case OFFLINE_STORED -> offline.bounce(envelope.getOfflineStored(), StanzaError.internalServerError(),
                    outbox);
            // Without the flush's id: something may still be stored.
            case OFFLINE_FLUSH -> replies(envelope.getOfflineFlush(), outbox)
                    .say(ArchiveReply.newBuilder().setFlushEnded(true));
            case BATCH -> envelope.getBatch().getPartsList().forEach(part -> refuse(part, outbox));
            default -> {
                // Other records have no answer.
            }
        }
    }

    private static Replies replies(OfflineFlush flush, Outbox outbox) {
        return Replies.toUser(outbox, flush.getAccount(), flush.getSession());
    }
}
