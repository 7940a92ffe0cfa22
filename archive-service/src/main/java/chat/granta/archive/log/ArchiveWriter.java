package chat.granta.archive.log;

import chat.granta.archive.history.Retractions;
import chat.granta.archive.history.store.ArchivedMessage;
import chat.granta.archive.history.store.TopicIncarnations;
import chat.granta.archive.history.store.Messages;
import chat.granta.archive.history.store.ArchivePlace;
import chat.granta.archive.preferences.PreferenceStore;
import chat.granta.archive.preferences.Preferences;
import chat.granta.bus.TopicIds;
import chat.granta.bus.wire.ArchiveEntry;
import chat.granta.bus.wire.DerivedLane;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OfflineMessage;
import chat.granta.bus.wire.OfflineStored;
import chat.granta.bus.wire.Place;
import chat.granta.bus.wire.Stanza;
import chat.granta.model.Jid;
import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes messages to archives, as far as each account's preferences want them there. */
final class ArchiveWriter {
    /** A message that is archived if its account wants it. */
    record Candidate(String account, ArchivePlace place, long time, String id, Jid peer, boolean isInRoster,
            Stanza stanza) {
        ArchivedMessage row() {
            String resource = peer.resource();
            return new ArchivedMessage(account, place, Instant.ofEpochMilli(time), id, peer.bare().toString(),
                    resource == null ? "" : resource, stanza.toByteArray());
        }
    }

    private final Messages messages;
    private final Retractions retractions;
    private final PreferenceStore preferences;
    private final TopicIncarnations incarnations;

    ArchiveWriter(Messages messages, PreferenceStore preferences, TopicIncarnations incarnations) {
        this.messages = messages;
        this.retractions = new Retractions(messages);
        this.preferences = preferences;
        this.incarnations = incarnations;
    }

    /** Forgets cached preferences, as another process may have changed them. */
    void forgetPreferences() {
        preferences.forget();
    }

    /** @param record the record of the entry; its origin is the message's place */
    Candidate candidate(ArchiveEntry entry, Envelope record) {
        DerivedLane home = record.getOrigin().getDerived();
        return new Candidate(entry.getAccount(), place(home.getTopicId(), home.getOffset(), entry.getNumber()),
                record.getTime(), entry.getId(), Jid.trusted(entry.getPeer()), entry.getInRoster(), entry.getStanza());
    }

    /** The archive entry of a message that is stored offline, too. */
    Candidate candidate(OfflineStored stored) {
        OfflineMessage message = stored.getMessage();
        Place home = message.getPlace();
        return new Candidate(stored.getAccount(), place(home.getTopicId(), home.getOffset(), home.getNumber()),
                message.getTime(), message.getId(), Jid.trusted(message.getStanza().getFrom()), stored.getInRoster(),
                message.getStanza());
    }

    void write(List<Candidate> candidates) {
        Map<String, Preferences> wanted = preferences
                .of(candidates.stream().map(Candidate::account).collect(Collectors.toSet()));
        List<Candidate> archived = candidates.stream()
                .filter(candidate -> Objects.requireNonNull(wanted.get(candidate.account()))
                        .wants(candidate.peer(), candidate.isInRoster()))
                .toList();
        List<ArchivedMessage> rows = archived.stream().map(Candidate::row).toList();
        messages.add(rows);
        for (int i = 0; i < rows.size(); i++) {
            retractions.apply(rows.get(i), archived.get(i).stanza());
        }
    }

    private ArchivePlace place(ByteString topicId, long offset, int number) {
        return new ArchivePlace(incarnations.of(TopicIds.of(topicId)), offset, number);
    }
}
