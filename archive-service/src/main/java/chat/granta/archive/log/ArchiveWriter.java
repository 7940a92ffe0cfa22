package chat.granta.archive.log;

import chat.granta.archive.history.Retractions;
import chat.granta.archive.history.store.ArchivedMessage;
import chat.granta.archive.history.store.TopicIncarnations;
import chat.granta.archive.history.store.Messages;
import chat.granta.archive.history.store.ArchivePlace;
import chat.granta.archive.preferences.PreferenceStore;
import chat.granta.archive.preferences.Preferences;
import chat.granta.bus.wire.ArchiveEntry;
import chat.granta.bus.wire.DerivedLane;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OfflineStored;
import chat.granta.bus.wire.Stanza;
import chat.granta.model.Jid;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes to archives what their accounts want there. */
final class ArchiveWriter {
    /** A message that is archived if its account wants it. */
    record Candidate(ArchivedMessage row, Stanza stanza, Jid peer, boolean isInRoster) {}

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

    /** @param record whose origin is the message's place */
    Candidate row(ArchiveEntry entry, Envelope record) {
        DerivedLane home = record.getOrigin().getDerived();
        var place = new ArchivePlace(incarnations.of(TopicIds.of(home.getTopicId())), home.getOffset(),
                entry.getNumber());
        return candidate(entry.getAccount(), place, record.getTime(), entry.getId(), entry.getPeer(),
                entry.getStanza(), entry.getInRoster());
    }

    /** Of a message that was stored offline too. */
    Candidate row(OfflineStored stored) {
        var message = stored.getMessage();
        var place = new ArchivePlace(incarnations.of(TopicIds.of(message.getPlace().getTopicId())),
                message.getPlace().getOffset(),
                message.getPlace().getNumber());
        return candidate(stored.getAccount(), place, message.getTime(), message.getId(),
                message.getStanza().getFrom(), message.getStanza(), stored.getInRoster());
    }

    void write(List<Candidate> candidates) {
        Map<String, Preferences> wanted = preferences
                .of(candidates.stream().map(candidate -> candidate.row().account()).collect(Collectors.toSet()));
        List<Candidate> archived = candidates.stream()
                .filter(candidate -> wanted.getOrDefault(candidate.row().account(), Preferences.NONE)
                        .wants(candidate.peer(), candidate.isInRoster()))
                .toList();
        messages.add(archived.stream().map(Candidate::row).toList());
        archived.forEach(candidate -> retractions.apply(candidate.row(), candidate.stanza()));
    }

    private static Candidate candidate(String account, ArchivePlace place, long time, String id, String peer,
            Stanza stanza,
            boolean isInRoster) {
        Jid other = Jid.trusted(peer);
        String resource = other.resource();
        return new Candidate(new ArchivedMessage(account, place, Instant.ofEpochMilli(time), id,
                other.bare().toString(), resource == null ? "" : resource, stanza.toByteArray()), stanza, other,
                isInRoster);
    }
}
