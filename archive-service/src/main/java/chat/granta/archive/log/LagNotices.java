package chat.granta.archive.log;

import chat.granta.bus.wire.ArchiveBehind;
import chat.granta.bus.wire.Envelope;
import chat.granta.ledger.LedgerLag;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Tells the gateways, on {@code xmpp.audit}, that archives are behind: there the clients that send most wait. Nobody is told while
 * nothing is archived at all, as then the database is away, and waiting for it would end conversations that need no archive.
 *
 * <p>For one thread.
 */
final class LagNotices {
    private final LedgerLag lag;
    private final Duration allowed;
    private final Consumer<Envelope> gateways;
    private final InstantSource clock;
    private long handledUpTo;

    LagNotices(LedgerLag lag, Duration allowed, Consumer<Envelope> gateways, InstantSource clock) {
        this.lag = lag;
        this.allowed = allowed;
        this.gateways = gateways;
        this.clock = clock;
        this.handledUpTo = lag.handledUpTo();
    }

    /** Called each second. */
    void step() {
        long before = handledUpTo;
        handledUpTo = lag.handledUpTo();
        Duration age = lag.age();
        // From half of what is allowed on, gateways follow what comes, so that they can be in time.
        boolean isLate = allowed.isPositive() && age.multipliedBy(2).compareTo(allowed) >= 0;
        if (isLate && handledUpTo != before) {
            var behind = ArchiveBehind.newBuilder().setLagMillis(age.toMillis()).setAllowedMillis(allowed.toMillis());
            gateways.accept(Envelope.newBuilder().setTime(clock.millis()).setArchiveBehind(behind).build());
        }
    }
}
