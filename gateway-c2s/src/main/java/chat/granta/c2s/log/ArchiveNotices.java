package chat.granta.c2s.log;

import chat.granta.bus.wire.ArchiveBehind;
import chat.granta.bus.wire.Envelope;
import chat.granta.c2s.pace.ArchivePace;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Tells the pace what archive-service says on {@code xmpp.audit}. */
record ArchiveNotices(ArchivePace pace) implements Consumer<Envelope> {
    @Override
    public void accept(Envelope envelope) {
        if (envelope.hasArchiveBehind()) {
            ArchiveBehind behind = envelope.getArchiveBehind();
            pace.behind(Duration.ofMillis(behind.getLagMillis()), Duration.ofMillis(behind.getAllowedMillis()),
                    Instant.ofEpochMilli(envelope.getTime()));
        }
    }
}
