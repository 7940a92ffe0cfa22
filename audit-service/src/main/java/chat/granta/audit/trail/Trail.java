package chat.granta.audit.trail;

import chat.granta.audit.event.Event;
import chat.granta.audit.event.EventKind;
import chat.granta.audit.privacy.Term;
import chat.granta.audit.trail.store.EventTable;
import chat.granta.audit.trail.store.PartitionKey;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where events are added. Which of them are kept, and for how long, the privacy policy says. Called from any thread, within a transaction:
 * whoever has added to a partition keeps others from it until the transaction ends.
 */
public final class Trail {
    private final Map<EventKind, Term> terms;
    private final EventTable table;
    private final InstantSource clock;
    private final Counter written;
    private final Counter unwanted;

    /** @param terms of every kind */
    public Trail(Map<EventKind, Term> terms, EventTable table, InstantSource clock, MeterRegistry metrics) {
        this.terms = Map.copyOf(terms);
        this.table = table;
        this.clock = clock;
        written = Counter.builder("granta.audit.events").description("events written to the trail").register(metrics);
        unwanted = Counter.builder("granta.audit.events.not.kept")
                .description("events that the privacy policy does not keep, or not any more").register(metrics);
    }

    /** Adds events, in this order. */
    public void add(List<Event> events) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        SortedMap<PartitionKey, List<Event>> kept = new TreeMap<>();
        int count = 0;
        for (Event event : events) {
            Term term = terms.get(event.kind());
            LocalDate day = LocalDate.ofInstant(event.time(), ZoneOffset.UTC);
            if (term.isRecorded() && !term.hasPassed(day, today)) {
                kept.computeIfAbsent(new PartitionKey(day, term.days()), _ -> new ArrayList<>()).add(event);
                count++;
            }
        }
        if (!kept.isEmpty()) {
            table.add(kept);
        }
        written.increment(count);
        unwanted.increment(events.size() - count);
    }
}
