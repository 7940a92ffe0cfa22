package chat.granta.audit.ingest;

import chat.granta.audit.event.Event;
import chat.granta.audit.event.EventListener;
import chat.granta.audit.event.ReportedMessage;
import chat.granta.audit.trail.Trail;
import chat.granta.bus.wire.Envelope;
import chat.granta.ledger.Bookkeeping;
import chat.granta.ledger.InputRecord;
import chat.granta.ledger.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The records of the trail's topics. The events of a transaction are added at its end, all at once. Nobody waits for an answer. */
final class TrailBookkeeping implements Bookkeeping {
    private final Trail trail;
    private final List<EventListener> listeners;

    TrailBookkeeping(Trail trail, List<EventListener> listeners) {
        this.trail = trail;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public Entries begin() {
        return new Transaction();
    }

    @Override
    public void refuse(Envelope envelope, Outbox outbox) {
        // Whoever has reported it does not wait.
    }

    private final class Transaction implements Entries {
        private final List<Event> events = new ArrayList<>();
        private final List<ReportedMessage> shown = new ArrayList<>();

        @Override
        public void enter(InputRecord record, Envelope envelope, Outbox outbox) {
            if (envelope.hasReportedMessage()) {
                shown.add(LogEvents.shown(envelope.getReportedMessage(), Instant.ofEpochMilli(envelope.getTime())));
            } else {
                LogEvents.read(envelope, events::add);
            }
        }

        @Override
        public void complete() {
            if (!events.isEmpty()) {
                trail.add(events);
                listeners.forEach(listener -> listener.recorded(events));
            }
            if (!shown.isEmpty()) {
                listeners.forEach(listener -> listener.shown(shown));
            }
        }
    }
}
