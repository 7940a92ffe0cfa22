package chat.granta.audit.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** A page's frame: title, ways to the other pages, what went wrong. */
final class Page {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
            .withZone(ZoneOffset.UTC);

    private final Html html = new Html();
    private final int status;
    private @Nullable String contentPolicy;

    private Page(int status) {
        this.status = status;
    }

    /** @param problem what went wrong, if anything did */
    static Page begin(HttpServletRequest request, String title, int status, @Nullable String problem) {
        var page = new Page(status);
        Html html = page.html;
        html.open("html", "lang", "en").open("head").open("meta", "charset", "utf-8")
                .open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .element("title", title + " - Granta audit").open("link", "rel", "stylesheet", "href", "/style.css")
                .close("head").open("body").element("a", "Skip to the content", "href", "#content", "class", "skip")
                .open("header").open("nav", "aria-label", "Pages");
        if (request.isUserInRole("AUDITOR")) {
            page.link(request, "Events", "/events");
            page.link(request, "Cases", "/cases");
        }
        if (request.isUserInRole("AUDITOR") || request.isUserInRole("STATISTICIAN")) {
            page.link(request, "Statistics", "/statistics");
        }
        page.link(request, "API", "/api");
        html.element("a", "Privacy policy", "href", "/api/v1/policy").close("nav").close("header")
                .open("main", "id", "content", "tabindex", "-1").element("h1", title);
        if (problem != null) {
            html.element("p", problem, "role", "alert");
        }
        return page;
    }

    private void link(HttpServletRequest request, String name, String path) {
        html.element("a", name, "href", path, "aria-current",
                request.getRequestURI().equals(path) ? "page" : null);
    }

    Html html() {
        return html;
    }

    ResponseEntity<String> end() {
        html.close("main", "body", "html");
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).header("Cache-Control", "no-store")
                .header("Content-Type", "text/html;charset=UTF-8");
        if (contentPolicy != null) {
            answer.header("Content-Security-Policy", contentPolicy);
        }
        return answer.body(html.toString());
    }

    /** What this page may do, in place of what all may. */
    void may(String policy) {
        contentPolicy = policy;
    }

    /** A field of a form, with its label. */
    void field(String name, String label, @Nullable String value, String type, boolean isRequired) {
        html.open("p").element("label", label, "for", name)
                .open("input", "id", name, "name", name, "type", type, "value", value, "required",
                        isRequired ? "required" : null)
                .close("p");
    }

    void button(String text) {
        html.open("p").element("button", text, "type", "submit").close("p");
    }

    /** A table whose cells others may have written, and what it is called. */
    void table(String caption, List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
        html.open("table", "role", "table").element("caption", caption);
        rows(columns, rows);
    }

    /** The same under a heading that says what it is. */
    void tableBelow(String heading, List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
        html.element("h2", heading);
        if (rows.isEmpty()) {
            html.element("p", "none");
        } else {
            html.open("table", "role", "table", "aria-label", heading);
            rows(columns, rows);
        }
    }

    /** Roles are said: where the screen is narrow a row is a list of its cells, each with its column's name, and would be no row otherwise. */
    private void rows(List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
        html.open("thead", "role", "rowgroup").open("tr", "role", "row");
        columns.forEach(column -> html.element("th", column, "scope", "col", "role", "columnheader"));
        html.close("tr", "thead").open("tbody", "role", "rowgroup");
        for (List<? extends @Nullable Object> row : rows) {
            html.open("tr", "role", "row");
            for (int i = 0; i < row.size(); i++) {
                Object cell = row.get(i);
                html.foreign("td", cell == null ? "" : cell.toString(), "role", "cell", "data-column", columns.get(i));
            }
            html.close("tr");
        }
        html.close("tbody", "table");
    }

    /** In words. */
    static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** A time as it is read: in UTC, to the second. */
    static String time(Instant time) {
        return TIME.format(time);
    }
}
