package chat.granta.audit.reports;

import chat.granta.audit.cases.store.CaseStore;
import chat.granta.audit.event.Event;
import chat.granta.audit.event.EventKind;
import chat.granta.audit.event.EventListener;
import java.util.List;

/** XEP-0377: each report that comes into the trail is evidence in a case, in the same transaction. */
public final class ReportedCases implements EventListener {
    private final CaseStore cases;

    public ReportedCases(CaseStore cases) {
        this.cases = cases;
    }

    @Override
    public void recorded(List<Event> events) {
        for (Event event : events) {
            String subject = event.peer();
            if (event.kind() == EventKind.REPORT && subject != null) {
                String reason = event.reason() == null ? "no reason given" : event.reason();
                cases.report(String.valueOf(event.account()), subject, reason,
                        event.detail() == null ? reason : reason + ' ' + event.detail());
            }
        }
    }
}
