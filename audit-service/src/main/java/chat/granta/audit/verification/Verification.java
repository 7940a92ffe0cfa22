package chat.granta.audit.verification;

import chat.granta.audit.keeper.store.Head;
import chat.granta.audit.keeper.store.HeadTable;
import chat.granta.audit.seal.Heads;
import chat.granta.audit.trail.store.EventReader;
import chat.granta.audit.trail.store.PartitionKey;
import chat.granta.audit.trail.store.Partitions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionOperations;

/** Reads all of the trail and tells what is not as it was written. */
public final class Verification {
    /**
     * What was found.
     *
     * @param events that were read
     * @param partitions that were read
     * @param findings for people; none when all is well
     */
    public record Report(long events, int partitions, List<String> findings) {}

    private final EventReader events;
    private final Partitions partitions;
    private final HeadTable headTable;
    private final Heads heads;
    private final TransactionOperations snapshot;

    /** @param snapshot a transaction that sees the database as it was when it began */
    public Verification(EventReader events, Partitions partitions, HeadTable headTable, Heads heads,
            TransactionOperations snapshot) {
        this.events = events;
        this.partitions = partitions;
        this.headTable = headTable;
        this.heads = heads;
        this.snapshot = snapshot;
    }

    /** Takes as long as it takes to read everything. */
    public Report run() {
        List<String> findings = new ArrayList<>();
        List<Head> signed = signed(findings);
        Set<PartitionKey> dropped = signed.stream().filter(Head::isDropped).map(Head::partition)
                .collect(Collectors.toSet());
        Map<PartitionKey, Map<Long, byte[]>> seals = new HashMap<>();
        signed.forEach(head -> seals.computeIfAbsent(head.partition(), _ -> new HashMap<>())
                .put(head.end().events(), head.end().seal()));
        List<PartitionKey> existing = partitions.all();
        Set<PartitionKey> wanted = new TreeSet<>(seals.keySet());
        wanted.addAll(Objects.requireNonNull(snapshot.execute(_ -> events.written())));
        wanted.removeAll(dropped);
        existing.forEach(wanted::remove);
        wanted.forEach(missing -> findings.add(missing + ": the whole partition is missing"));
        long count = 0;
        for (PartitionKey partition : existing) {
            count += Objects.requireNonNull(snapshot.execute(_ -> events.check(partition,
                    seals.getOrDefault(partition, Map.of()), what -> findings.add(partition + ": " + what))));
        }
        return new Report(count, existing.size(), findings);
    }

    private List<Head> signed(List<String> findings) {
        List<Head> signed = new ArrayList<>();
        for (Head head : Objects.requireNonNull(snapshot.execute(_ -> headTable.all()))) {
            if (head.isSigned(heads)) {
                signed.add(head);
            } else {
                findings.add(head.partition() + ": a head of " + head.end().events()
                        + " events does not bear this installation's signature");
            }
        }
        return signed;
    }
}
