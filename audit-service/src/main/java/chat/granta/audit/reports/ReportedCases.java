package chat.granta.audit.reports;

import chat.granta.audit.cases.store.CaseStore;
import chat.granta.audit.event.Event;
import chat.granta.audit.event.EventKind;
import chat.granta.audit.event.EventListener;
import chat.granta.audit.event.ReportedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * XEP-0377: each report that comes into the trail is evidence in a case, in the same transaction, and so is each message that it names, which comes from the archive of who
 * reports a moment later, or earlier.
 */
public final class ReportedCases implements EventListener {
    private static final String UNKNOWN = "no reason given";

    private final CaseStore cases;

    public ReportedCases(CaseStore cases) {
        this.cases = cases;
    }

    @Override
    public void recorded(List<Event> events) {
        for (Event event : events) {
            String subject = event.peer();
            if (event.kind() == EventKind.REPORT && subject != null) {
                String reason = Objects.requireNonNullElse(event.reason(), UNKNOWN);
                cases.report(String.valueOf(event.account()), subject, reason, event.time(),
                        inWords(reason, event.detail()));
            }
        }
    }

    @Override
    public void shown(List<ReportedMessage> messages) {
        for (ReportedMessage message : messages) {
            String reason = message.reason().isEmpty() ? UNKNOWN : message.reason();
            cases.reportedMessage(message.reporter(), message.reported(), reason, message.time(), inWords(message),
                    message.id(), message.stanza());
        }
    }

    private static String inWords(ReportedMessage message) {
        String name = "message " + message.id() + " in the archive of " + message.reporter();
        return switch (message.found()) {
            case SHOWN -> name + ", of " + message.sent();
            case NOT_THERE -> name + ": there is none, or not any more";
            case WITH_ANOTHER -> name + ": it is from or to somebody else than " + message.reported()
                    + ", and not shown";
        };
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
