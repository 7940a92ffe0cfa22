package chat.granta.audit.casework;

import chat.granta.audit.acts.Notes;
import chat.granta.audit.cases.AbuseCase;
import chat.granta.audit.cases.CaseEntry;
import chat.granta.audit.cases.CaseFile;
import chat.granta.audit.cases.Hold;
import chat.granta.audit.cases.store.CaseStore;
import chat.granta.audit.hold.store.KeptMessage;
import chat.granta.audit.hold.store.KeptMessages;
import chat.granta.audit.parameter.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Looks at cases and changes them for the auditor who sends a request. What is missing or wrong is a {@link ResponseStatusException}. */
public final class CaseWork {
    /** Cases or messages, when nobody says how many. */
    public static final int PAGE = 100;

    private static final int MAX_PAGE = 1000;
    private static final int MAX_LINE = 200;
    private static final int MAX_TEXT = 20_000;
    private static final Duration LONGEST_HOLD = Duration.ofDays(366);

    private final CaseStore cases;
    private final KeptMessages messages;
    private final Notes notes;
    private final InstantSource clock;

    public CaseWork(CaseStore cases, KeptMessages messages, Notes notes, InstantSource clock) {
        this.cases = cases;
        this.messages = messages;
        this.notes = notes;
        this.clock = clock;
    }

    /** Newest first. Parameters: {@code state} (open), {@code before} (the last one's number of the page before), {@code limit}. */
    public List<AbuseCase> list(Map<String, String> parameters) {
        long before = Parameters.number("before", parameters.get("before"));
        return cases.list("open".equals(parameters.get("state")), before == 0 ? Long.MAX_VALUE : before,
                Parameters.limit(parameters.get("limit"), PAGE, MAX_PAGE));
    }

    public CaseFile show(long id, HttpServletRequest request) {
        CaseFile found = cases.find(id).orElseThrow(() -> missing(id));
        notes.query(request, "case", found.about().subject(), "case " + id, Map.of());
        return found;
    }

    /** What the case's holds have kept, the oldest first. Parameters: {@code after} (the last one's number of the page before), {@code limit}. */
    public List<KeptMessage> messages(long id, Map<String, String> parameters, HttpServletRequest request) {
        String subject = cases.find(id).orElseThrow(() -> missing(id)).about().subject();
        long after = Parameters.number("after", parameters.get("after"));
        int limit = Parameters.limit(parameters.get("limit"), PAGE, MAX_PAGE);
        notes.query(request, "held-messages", subject, "case " + id, after == 0 ? Map.of() : Map.of("after", after));
        return messages.page(id, after, limit);
    }

    public AbuseCase open(@Nullable String title, @Nullable String subject, HttpServletRequest request) {
        String asTitle = Parameters.required("title", title, MAX_LINE);
        String about = Parameters.requiredBare("subject", subject);
        notes.act(request, "case-open", about, asTitle, Map.of());
        return cases.open(asTitle, about, request.getRemoteUser());
    }

    public CaseEntry note(long id, @Nullable String text, HttpServletRequest request) {
        String note = Parameters.required("text", text, MAX_TEXT);
        notes.act(request, "case-note", null, "case " + id, Map.of());
        return cases.note(id, request.getRemoteUser(), note).orElseThrow(() -> missing(id));
    }

    public CaseEntry evidence(long id, @Nullable String text, HttpServletRequest request) {
        String evidence = Parameters.required("text", text, MAX_TEXT);
        notes.act(request, "case-evidence", null, "case " + id, Map.of());
        return cases.evidence(id, request.getRemoteUser(), evidence).orElseThrow(() -> missing(id));
    }

    /** Somebody else than the auditor has to have decided it. */
    public Hold hold(long id, Map<String, String> order, HttpServletRequest request) {
        String subject = Parameters.requiredBare("subject", order.get("subject"));
        String reason = Parameters.required("reason", order.get("reason"), MAX_LINE);
        String authoriser = Parameters.required("authoriser", order.get("authoriser"), MAX_LINE);
        Instant ends = Parameters.time("ends", order.get("ends"));
        Instant now = clock.instant();
        if (authoriser.equalsIgnoreCase(request.getRemoteUser())) {
            throw Parameters.wrong("authoriser", "must be somebody else than the auditor who asks");
        }
        if (ends == null || !ends.isAfter(now) || ends.isAfter(now.plus(LONGEST_HOLD))) {
            throw Parameters.wrong("ends", "must be a day or a time within a year from now");
        }
        notes.act(request, "hold", subject, reason,
                Map.of("case", id, "authoriser", authoriser, "ends", ends.toString()));
        return cases.hold(id, subject, reason, authoriser, ends).orElseThrow(() -> missing(id));
    }

    /** Its holds end with it. */
    public AbuseCase close(long id, @Nullable String outcome, HttpServletRequest request) {
        String result = Parameters.required("outcome", outcome, MAX_TEXT);
        notes.act(request, "case-close", null, "case " + id, Map.of());
        return cases.close(id, request.getRemoteUser(), result).orElseThrow(() -> missing(id));
    }

    private static ResponseStatusException missing(long id) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no case " + id);
    }
}
