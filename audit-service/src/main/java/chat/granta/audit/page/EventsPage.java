package chat.granta.audit.page;

import chat.granta.audit.acts.Notes;
import chat.granta.audit.event.Event;
import chat.granta.audit.event.EventKind;
import chat.granta.audit.parameter.Parameters;
import chat.granta.audit.search.Criteria;
import chat.granta.audit.search.Cursor;
import chat.granta.audit.search.Found;
import chat.granta.audit.search.store.EventSearch;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The search for events, and what it has found as a timeline, newest first. */
@Controller
class EventsPage {
    private static final int PAGE = 100;
    private static final List<String> COLUMNS = List.of("time (UTC)", "kind", "who", "to or in", "address", "outcome",
            "detail");

    private final EventSearch events;
    private final Notes notes;

    EventsPage(EventSearch events, Notes notes) {
        this.events = events;
        this.notes = notes;
    }

    @GetMapping("/")
    ResponseEntity<String> entrance(HttpServletRequest request) {
        var page = Page.begin(request, "The audit trail", 200, null);
        page.html().element("p", "What you look at here, and why, is recorded itself.");
        return page.end();
    }

    @GetMapping("/events")
    ResponseEntity<String> events(@RequestParam Map<String, String> parameters, HttpServletRequest request) {
        if (parameters.isEmpty()) {
            return show(request, parameters, List.of(), 200, null);
        }
        try {
            Criteria criteria = Parameters.criteria(parameters);
            Cursor after = Parameters.cursor(parameters.get("cursor"));
            notes.query(request, "events", criteria.user(), parameters.get("reason"),
                    Parameters.asked(criteria, parameters));
            return show(request, parameters, events.page(criteria, after, PAGE), 200, null);
        } catch (ResponseStatusException e) {
            return show(request, parameters, List.of(), e.getStatusCode().value(), e.getReason());
        }
    }

    private static ResponseEntity<String> show(HttpServletRequest request, Map<String, String> parameters,
            List<Found> found, int status, @Nullable String problem) {
        var page = Page.begin(request, "Events", status, problem);
        Html html = page.html();
        html.open("form", "action", "/events", "method", "get", "role", "search");
        page.field("user", "Who did it", parameters.get("user"), "text", false);
        page.field("peer", "Whom it was for", parameters.get("peer"), "text", false);
        page.field("room", "Room", parameters.get("room"), "text", false);
        html.open("p").element("label", "Kind", "for", "kind").open("select", "id", "kind", "name", "kind")
                .element("option", "all", "value", "");
        for (EventKind kind : EventKind.values()) {
            html.element("option", kind.toString(), "value", kind.toString(), "selected",
                    kind.toString().equals(parameters.get("kind")) ? "selected" : null);
        }
        html.close("select", "p");
        page.field("address", "IP address", parameters.get("address"), "text", false);
        page.field("from", "From (day or time, UTC)", parameters.get("from"), "text", false);
        page.field("to", "Before (day or time, UTC)", parameters.get("to"), "text", false);
        page.field("reason", "Why you look at this", parameters.get("reason"), "text", true);
        page.button("Search");
        html.close("form");
        if (!parameters.isEmpty() && problem == null) {
            page.table(Page.count(found.size(), "event") + ", newest first", COLUMNS,
                    found.stream().map(each -> cells(each.event())).toList());
            if (found.size() == PAGE) {
                html.element("a", "Older events", "href", next(parameters, found.getLast().place()));
            }
        }
        return page.end();
    }

    private static String next(Map<String, String> parameters, Cursor cursor) {
        var query = new StringJoiner("&", "/events?", "&cursor=" + cursor);
        parameters.forEach((name, value) -> {
            if (!name.equals("cursor")) {
                query.add(encoded(name) + '=' + encoded(value));
            }
        });
        return query.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> cells(Event event) {
        List<String> cells = new ArrayList<>();
        cells.add(Page.time(event.time()));
        cells.add(event.kind().toString());
        cells.add(joined("/", event.account(), event.resource()));
        cells.add(joined(" ", event.room(), joined("/", event.peer(), event.peerResource())));
        cells.add(joined("", event.address()));
        cells.add(joined(": ", event.outcome(), event.reason()));
        cells.add(joined(" ", event.type(), event.size() == null ? null : event.size() + " bytes", event.detail()));
        return cells;
    }

    private static String joined(String separator, @Nullable String... parts) {
        List<String> there = new ArrayList<>();
        for (String part : parts) {
            if (part != null && !part.isEmpty()) {
                there.add(part);
            }
        }
        return String.join(separator, there);
    }
}
