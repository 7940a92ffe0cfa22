package chat.granta.audit.reports;

import chat.granta.audit.cases.store.CaseStore;
import chat.granta.audit.event.Event;
import chat.granta.audit.event.EventKind;
import java.util.List;

/** XEP-0377: each report that comes into the trail is evidence in a case, in the same transaction. */
public final class ReportedCases {
    private final CaseStore cases;

    public ReportedCases(CaseStore cases) {
        this.cases = cases;
    }

    /** Events that are being added to the trail. */
    public void recorded(List<Event> events) {
        for (Event event : events) {
            String subject = event.peer();
            if (event.kind() == EventKind.REPORT && subject != null) {
                String reason = event.reason() == null ? "no reason given" : event.reason();
                cases.report(String.valueOf(event.account()), subject, reason,
                        event.detail() == null ? reason : event.detail());
            }
        }
    }
}
