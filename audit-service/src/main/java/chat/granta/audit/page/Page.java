package chat.granta.audit.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** A page's frame: title, ways to the other pages, what went wrong. */
final class Page {
    private final Html html = new Html();
    private final int status;

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
            html.element("a", "Events", "href", "/events").element("a", "Cases", "href", "/cases");
        }
        if (request.isUserInRole("AUDITOR") || request.isUserInRole("STATISTICIAN")) {
            html.element("a", "Statistics", "href", "/statistics");
        }
        html.element("a", "Privacy policy", "href", "/api/v1/policy").close("nav").close("header")
                .open("main", "id", "content", "tabindex", "-1").element("h1", title);
        if (problem != null) {
            html.element("p", problem, "role", "alert");
        }
        return page;
    }

    Html html() {
        return html;
    }

    ResponseEntity<String> end() {
        html.close("main", "body", "html");
        return ResponseEntity.status(status).header("Cache-Control", "no-store")
                .header("Content-Type", "text/html;charset=UTF-8").body(html.toString());
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

    /** A table whose cells others may have written. */
    void table(String caption, List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
        html.open("table").element("caption", caption).open("thead").open("tr");
        columns.forEach(column -> html.element("th", column, "scope", "col"));
        html.close("tr", "thead").open("tbody");
        for (List<? extends @Nullable Object> row : rows) {
            html.open("tr");
            row.forEach(cell -> html.foreign("td", cell == null ? "" : cell.toString()));
            html.close("tr");
        }
        html.close("tbody", "table");
    }
}
