package chat.granta.archive.log;

import chat.granta.archive.log.ArchiveWriter.Candidate;
import chat.granta.bus.wire.OfflineStored;
import chat.granta.ledger.Outbox;
import java.util.ArrayList;
import java.util.List;

/** What a transaction has yet to write. */
final class PendingWrites {
    /** A message to be stored, and where to say that there is no room for it. */
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
