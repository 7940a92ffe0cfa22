package chat.granta.audit.acts;

import chat.granta.audit.event.Event;
import chat.granta.audit.event.EventKind;
import chat.granta.audit.parameter.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/** Notes who asks what, from where, and why. */
public final class Notes {
    private static final int MIN_REASON = 3;
    private static final int MAX_REASON = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AuditorsActs acts;
    private final InstantSource clock;

    public Notes(AuditorsActs acts, InstantSource clock) {
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * Notes a look at the trail.
     *
     * @param what is asked for, such as {@code events}
     * @param about whom, bare, if it is about one
     * @param detail the criteria
     * @throws ResponseStatusException when there is no reason
     */
    public void query(HttpServletRequest request, String what, @Nullable String about, @Nullable String reason,
            Map<String, ?> detail) {
        acts.record(event(EventKind.QUERY, request, what, about, reason(reason), detail));
    }

    /** Notes something that an auditor or operator has done, other than to look. */
    public void act(HttpServletRequest request, String what, @Nullable String about, @Nullable String reason,
            Map<String, ?> detail) {
        acts.record(event(EventKind.ADMINISTRATION, request, what, about, reason, detail));
    }

    private Event event(EventKind kind, HttpServletRequest request, String what, @Nullable String about,
            @Nullable String reason, Map<String, ?> detail) {
        return new Event(clock.instant(), kind, request.getRemoteUser(), null, about, null, null,
                request.getRemoteAddr(), what, null, null, null, null, reason,
                detail.isEmpty() ? null : JSON.writeValueAsString(detail));
    }

    private static String reason(@Nullable String reason) {
        String text = reason == null ? "" : reason.strip();
        if (text.length() < MIN_REASON || text.length() > MAX_REASON) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "say why you look at this: the parameter reason, "
                    + MIN_REASON + " to " + MAX_REASON + " characters, such as the number of a case; it is recorded");
        }
        return Texts.plain("reason", text);
    }
}
