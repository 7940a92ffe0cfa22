package chat.granta.muc.administration;

import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.muc.operator.Expiry;
import chat.granta.muc.policy.NamePolicy;
import chat.granta.muc.projection.store.RoomTables;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Looks now and then which rooms nobody has wanted anything of for longer than the name-space policy lets them live, and has the service
 * tell them so: whether it is still true they know themselves.
 */
final class UnusedRooms implements Runnable {
    private final Jid service;
    private final NamePolicy policy;
    private final RoomTables tables;
    private final ServiceLog log;
    private final InstantSource clock;

    UnusedRooms(Jid service, NamePolicy policy, RoomTables tables, ServiceLog log, InstantSource clock) {
        this.service = service;
        this.policy = policy;
        this.tables = tables;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void run() {
        Duration shortest = policy.shortestLife().orElse(null);
        if (shortest == null) {
            return;
        }
        Instant now = clock.instant();
        tables.unusedSince(now.minus(shortest)).forEach((name, used) -> {
            Jid room = Jid.trusted(name);
            Instant since = policy.expireAfter(room).map(now::minus).orElse(Instant.MIN);
            if (used.isBefore(since)) {
                log.send(service, room, Payload.of(Element.named(Expiry.NAMESPACE, "expire")
                        .attribute(Expiry.SINCE, since.truncatedTo(ChronoUnit.SECONDS).toString()).build()));
            }
        });
    }
}
