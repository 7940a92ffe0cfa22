package chat.granta.audit.api;

import chat.granta.audit.acts.Notes;
import chat.granta.audit.parameter.Parameters;
import chat.granta.audit.search.Criteria;
import chat.granta.audit.search.Cursor;
import chat.granta.audit.search.Found;
import chat.granta.audit.search.store.EventSearch;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Events by criteria, newest first: a page as JSON, or all of them as lines. */
@RestController
@RequestMapping("/api/v1/events")
class EventsController {
    private static final int PAGE = 100;
    private static final int MAX_PAGE = 1000;
    private static final int MOST = 100_000_000;

    private final EventSearch events;
    private final Notes notes;

    EventsController(EventSearch events, Notes notes) {
        this.events = events;
        this.notes = notes;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    void json(@RequestParam Map<String, String> parameters, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Criteria criteria = Parameters.criteria(parameters);
        Cursor after = Parameters.cursor(parameters.get("cursor"));
        int limit = Parameters.limit(parameters.get("limit"), PAGE, MAX_PAGE);
        note(request, criteria, parameters);
        List<Found> page = events.page(criteria, after, limit);
        Writer writer = begin(response, MediaType.APPLICATION_JSON_VALUE);
        writer.write("{\"events\":[");
        for (int i = 0; i < page.size(); i++) {
            writer.write((i == 0 ? "\n" : ",\n") + EventForm.json(page.get(i)));
        }
        writer.write("]");
        if (page.size() == limit) {
            writer.write(",\n\"next\":\"" + page.getLast().place() + '"');
        }
        writer.write("}\n");
        writer.flush();
    }

    @GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
    void lines(@RequestParam Map<String, String> parameters, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        stream(parameters, request, response, MediaType.APPLICATION_NDJSON_VALUE, "",
                found -> EventForm.json(found) + '\n');
    }

    @GetMapping(produces = "text/csv")
    void csv(@RequestParam Map<String, String> parameters, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        stream(parameters, request, response, Csv.MEDIA_TYPE, Csv.line(EventForm.COLUMNS),
                found -> Csv.line(EventForm.values(found.event())));
    }

    /** Reads a page, writes it, reads the next: whoever reads slowly keeps no transaction open. */
    private void stream(Map<String, String> parameters, HttpServletRequest request, HttpServletResponse response,
            String mediaType, String first, Function<Found, String> line) throws IOException {
        Criteria criteria = Parameters.criteria(parameters);
        Cursor after = Parameters.cursor(parameters.get("cursor"));
        int left = Parameters.limit(parameters.get("limit"), MOST, MOST);
        note(request, criteria, parameters);
        // The first page is read before anything is written: what fails then can still be said.
        List<Found> page = events.page(criteria, after, Math.min(left, MAX_PAGE));
        Writer writer = begin(response, mediaType);
        writer.write(first);
        while (true) {
            for (Found found : page) {
                writer.write(line.apply(found));
            }
            left -= page.size();
            if (page.size() < MAX_PAGE || left == 0) {
                break;
            }
            page = events.page(criteria, page.getLast().place(), Math.min(left, MAX_PAGE));
        }
        writer.flush();
    }

    private void note(HttpServletRequest request, Criteria criteria, Map<String, String> parameters) {
        notes.query(request, "events", criteria.user(), parameters.get("reason"),
                Parameters.asked(criteria, parameters));
    }

    private static Writer begin(HttpServletResponse response, String mediaType) throws IOException {
        response.setContentType(mediaType);
        response.setCharacterEncoding("UTF-8");
        return response.getWriter();
    }
}
