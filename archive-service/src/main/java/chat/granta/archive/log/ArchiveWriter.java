package chat.granta.archive.log;

import chat.granta.archive.history.Retractions;
import chat.granta.archive.history.store.ArchivePlace;
import chat.granta.archive.history.store.ArchivedMessage;
import chat.granta.archive.history.store.Messages;
import chat.granta.archive.history.store.TopicIncarnations;
import chat.granta.bus.TopicIds;
import chat.granta.bus.wire.ArchiveDeletion;
import chat.granta.bus.wire.ArchiveEntry;
import chat.granta.bus.wire.ArchiveMove;
import chat.granta.bus.wire.ArchiveWithdrawal;
import chat.granta.bus.wire.DerivedLane;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Stanza;
import chat.granta.model.Jid;
import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes messages to archives. That their accounts want them there, their homes have seen to. */
final class ArchiveWriter {
    /** A message that is archived at the end of the transaction. */
    record Candidate(String account, ArchivePlace place, long time, String id, Jid peer, @Nullable String nickname,
            Stanza stanza) {
        ArchivedMessage row() {
            String resource = peer.resource();
            return new ArchivedMessage(account, place, Instant.ofEpochMilli(time), id, peer.bare().toString(),
                    resource == null ? "" : resource, nickname, stanza.toByteArray());
        }
    }

    private final Messages messages;
    private final Retractions retractions;
    private final TopicIncarnations incarnations;

    ArchiveWriter(Messages messages, TopicIncarnations incarnations) {
        this.messages = messages;
        this.retractions = new Retractions(messages);
        this.incarnations = incarnations;
    }

    /** @param record the record of the entry; its origin is the message's place */
    Candidate candidate(ArchiveEntry entry, Envelope record) {
        DerivedLane home = record.getOrigin().getDerived();
        return new Candidate(entry.getAccount(), place(home.getTopicId(), home.getOffset(), entry.getNumber()),
                record.getTime(), entry.getId(), Jid.trusted(entry.getPeer()),
                entry.hasNickname() ? entry.getNickname() : null, entry.getStanza());
    }

    /** A message that could not be stored offline, as its sender has been told, is taken out again. */
    void withdraw(ArchiveWithdrawal withdrawal) {
        messages.remove(withdrawal.getAccount(), withdrawal.getId());
    }

    /** @param record the record of the deletion */
    void delete(ArchiveDeletion deletion, Envelope record) {
        DerivedLane home = record.getOrigin().getDerived();
        messages.removeBefore(deletion.getAccount(), place(home.getTopicId(), home.getOffset(), deletion.getNumber()));
    }

    void move(ArchiveMove move) {
        messages.move(move.getAccount(), move.getTo());
    }

    void write(List<Candidate> candidates) {
        List<ArchivedMessage> rows = candidates.stream().map(Candidate::row).toList();
        messages.add(rows);
        for (int i = 0; i < rows.size(); i++) {
            retractions.apply(rows.get(i), candidates.get(i).stanza());
        }
    }

    private ArchivePlace place(ByteString topicId, long offset, int number) {
        return new ArchivePlace(incarnations.of(TopicIds.of(topicId)), offset, number);
    }
}
