package chat.granta.audit.subject;

import chat.granta.audit.event.Event;
import chat.granta.audit.event.EventKind;
import chat.granta.audit.event.EventListener;
import chat.granta.audit.subject.store.ErasureTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Where the policy asks for it, nothing in the trail names an account any more that was cancelled. What others have done stays, and what
 * operators and auditors did about the account; and all of it while a hold is open.
 */
public final class Erasure implements EventListener, Runnable {
    /** By then the trail has everything that happened before the account's end. */
    static final Duration DELAY = Duration.ofHours(1);

    private final ErasureTable table;
    private final InstantSource clock;

    public Erasure(ErasureTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public void recorded(List<Event> events) {
        for (Event event : events) {
            if (event.kind() == EventKind.ACCOUNT && "cancelled".equals(event.outcome()) && event.account() != null) {
                table.want(event.account(), event.time());
            }
        }
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        table.due(now.minus(DELAY), now).forEach(table::erase);
    }
}
