package chat.granta.audit.event;

import java.util.List;

/** Learns of what comes into the trail, within the transaction that adds it: what it writes stands or falls with that. */
@FunctionalInterface
public interface EventListener {
    void recorded(List<Event> events);

    /** Users have reported somebody, and show messages of theirs. */
    default void shown(List<ReportedMessage> messages) {}
}
