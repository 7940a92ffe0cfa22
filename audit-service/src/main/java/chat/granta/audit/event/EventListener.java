package chat.granta.audit.event;

import java.util.List;

/** Learns of events that are being added to the trail, within the transaction that adds them: what it writes stands or falls with them. */
@FunctionalInterface
public interface EventListener {
    void recorded(List<Event> events);
}
