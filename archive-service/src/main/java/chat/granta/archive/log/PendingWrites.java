package chat.granta.archive.log;

import chat.granta.archive.log.ArchiveWriter.Candidate;
import chat.granta.bus.wire.OfflineStored;
import chat.granta.ledger.Outbox;
import java.util.ArrayList;
import java.util.List;

/** The rows that a transaction has collected and not written yet. */
final class PendingWrites {
    /** A message to store, and the outbox for the error to its sender if there is no room for it. */
    record Storing(OfflineStored stored, Outbox outbox) {}

    private final ArchiveWriter archive;
    private final OfflineQueue offline;
    private final List<Candidate> entries = new ArrayList<>();
    private final List<Storing> storing = new ArrayList<>();

    PendingWrites(ArchiveWriter archive, OfflineQueue offline) {
        this.archive = archive;
        this.offline = offline;
    }

    void archive(Candidate entry) {
        entries.add(entry);
    }

    void store(OfflineStored stored, Outbox outbox) {
        storing.add(new Storing(stored, outbox));
    }

    void write() {
        if (!storing.isEmpty()) {
            offline.store(storing).stream().filter(OfflineStored::getArchived).map(archive::candidate)
                    .forEach(entries::add);
            storing.clear();
        }
        if (!entries.isEmpty()) {
            archive.write(entries);
            entries.clear();
        }
    }
}
