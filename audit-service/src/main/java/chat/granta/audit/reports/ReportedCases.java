package chat.granta.audit.reports;

import chat.granta.audit.cases.store.CaseStore;
import chat.granta.audit.event.Event;
import chat.granta.audit.event.EventKind;
import chat.granta.audit.event.EventListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
                String reason = Objects.requireNonNullElse(event.reason(), "no reason given");
                cases.report(String.valueOf(event.account()), subject, reason, inWords(reason, event.detail()));
            }
        }
    }

    /** The reason, what who reports has written, which messages it is about, and who may be told. */
    private static String inWords(String reason, @Nullable String detail) {
        List<String> lines = new ArrayList<>(List.of(reason));
        JsonNode report = JsonMapper.shared().readTree(Objects.requireNonNullElse(detail, "{}"));
        report.path("texts").forEach(text -> lines.add(text.path("text").asString("")));
        report.path("stanzas").forEach(stanza -> lines.add("message " + stanza.path("id").asString("")
                + " in the archive of " + stanza.path("by").asString("")));
        if (report.path("mayTellOrigin").asBoolean(false)) {
            lines.add("may be told to the server of who is reported");
        }
        if (report.path("mayTellOthers").asBoolean(false)) {
            lines.add("may be told to others");
        }
        return String.join("\n", lines);
    }
}
