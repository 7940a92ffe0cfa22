package chat.granta.audit.acts;

import chat.granta.audit.event.Event;

/** Where an auditor's act is recorded before its answer is given. When that fails, there is no answer. */
@FunctionalInterface
public interface AuditorsActs {
    /** @param act of kind {@code query} or {@code administration} */
    void record(Event act);
}
