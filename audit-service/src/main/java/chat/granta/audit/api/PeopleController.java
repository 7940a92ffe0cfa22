package chat.granta.audit.api;

import chat.granta.audit.acts.Notes;
import chat.granta.audit.parameter.Parameters;
import chat.granta.audit.search.Criteria;
import chat.granta.audit.search.Known;
import chat.granta.audit.search.Session;
import chat.granta.audit.search.store.SessionSearch;
import chat.granta.audit.search.store.UserSearch;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sessions, and what is known of one user. */
@RestController
@RequestMapping("/api/v1")
class PeopleController {
    private static final int PAGE = 100;
    private static final int MAX_PAGE = 1000;

    private final SessionSearch search;
    private final UserSearch users;
    private final Notes notes;

    PeopleController(SessionSearch search, UserSearch users, Notes notes) {
        this.search = search;
        this.users = users;
        this.notes = notes;
    }

    record Sessions(List<Session> sessions) {}

    @GetMapping("/sessions")
    Sessions sessions(@RequestParam Map<String, String> parameters, HttpServletRequest request) {
        Criteria criteria = Parameters.criteria(parameters);
        int limit = Parameters.limit(parameters.get("limit"), PAGE, MAX_PAGE);
        notes.query(request, "sessions", criteria.user(), parameters.get("reason"), criteria.asMap());
        return new Sessions(search.sessions(criteria, limit));
    }

    @GetMapping("/users/{jid}")
    Known user(@PathVariable String jid, @RequestParam Map<String, String> parameters, HttpServletRequest request) {
        String account = Parameters.requiredBare("user", jid);
        notes.query(request, "user", account, parameters.get("reason"), Map.of());
        return users.user(account);
    }
}
