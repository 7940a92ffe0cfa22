package chat.granta.audit.page;

import chat.granta.audit.cases.AbuseCase;
import chat.granta.audit.cases.CaseEntry;
import chat.granta.audit.cases.CaseFile;
import chat.granta.audit.cases.ClosedCaseException;
import chat.granta.audit.cases.Hold;
import chat.granta.audit.casework.CaseWork;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Cases, and one with its evidence, notes and holds. */
@Controller
class CasesPage {
    private final CaseWork work;

    CasesPage(CaseWork work) {
        this.work = work;
    }

    @GetMapping("/cases")
    ResponseEntity<String> list(@RequestParam Map<String, String> parameters, HttpServletRequest request) {
        return list(request, parameters, 200, null);
    }

    @PostMapping(value = "/cases", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> open(@RequestParam Map<String, String> fields, HttpServletRequest request) {
        try {
            return seeOther(work.open(fields.get("title"), fields.get("subject"), request).id());
        } catch (ResponseStatusException e) {
            return list(request, Map.of(), e.getStatusCode().value(), e.getReason());
        }
    }

    @GetMapping("/cases/{id}")
    ResponseEntity<String> show(@PathVariable long id, HttpServletRequest request) {
        return show(request, id, 200, null);
    }

    @PostMapping(value = "/cases/{id}/notes", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> note(@PathVariable long id, @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        return change(request, id, () -> work.note(id, fields.get("text"), request));
    }

    @PostMapping(value = "/cases/{id}/evidence", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> evidence(@PathVariable long id, @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        return change(request, id, () -> work.evidence(id, fields.get("text"), request));
    }

    @PostMapping(value = "/cases/{id}/holds", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> hold(@PathVariable long id, @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        return change(request, id, () -> work.hold(id, fields, request));
    }

    @PostMapping(value = "/cases/{id}/close", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> close(@PathVariable long id, @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        return change(request, id, () -> work.close(id, fields.get("outcome"), request));
    }

    private ResponseEntity<String> change(HttpServletRequest request, long id, Supplier<?> change) {
        try {
            change.get();
            return seeOther(id);
        } catch (ResponseStatusException e) {
            return show(request, id, e.getStatusCode().value(), e.getReason());
        } catch (ClosedCaseException e) {
            return show(request, id, HttpStatus.CONFLICT.value(), e.getMessage());
        }
    }

    private static ResponseEntity<String> seeOther(long id) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/cases/" + id)).build();
    }

    private ResponseEntity<String> list(HttpServletRequest request, Map<String, String> parameters, int status,
            @Nullable String problem) {
        List<AbuseCase> cases = work.list(parameters);
        var page = Page.begin(request, "Cases", status, problem);
        Html html = page.html();
        html.open("ul");
        for (AbuseCase each : cases) {
            html.open("li").open("a", "href", "/cases/" + each.id()).text("case " + each.id() + ": ")
                    .foreign("span", each.title()).text(", about ").foreign("span", each.subject()).close("a")
                    .text(each.isOpen() ? " (open)" : " (closed)").close("li");
        }
        html.close("ul");
        if (cases.size() == CaseWork.PAGE) {
            html.element("a", "Older cases", "href", "/cases?before=" + cases.getLast().id());
        }
        html.element("h2", "Open a case").open("form", "action", "/cases", "method", "post");
        page.field("title", "What it is about", null, "text", true);
        page.field("subject", "User or room", null, "text", true);
        page.button("Open the case");
        html.close("form");
        return page.end();
    }

    private ResponseEntity<String> show(HttpServletRequest request, long id, int status, @Nullable String problem) {
        CaseFile file;
        try {
            file = work.show(id, request);
        } catch (ResponseStatusException e) {
            return Page.begin(request, "Case " + id, e.getStatusCode().value(), e.getReason()).end();
        }
        AbuseCase about = file.about();
        var page = Page.begin(request, "Case " + id, status, problem);
        Html html = page.html();
        html.open("p").foreign("span", about.title()).text("; about ").foreign("span", about.subject())
                .text("; opened " + Page.time(about.opened()) + " (UTC) by ").foreign("span", about.opener())
                .close("p");
        if (!about.isOpen()) {
            html.open("p").text("Closed " + Page.time(about.closed()) + " (UTC) by ").foreign("span", about.closer())
                    .text(": ")
                    .foreign("span", about.outcome()).close("p");
        }
        evidence(page, file.evidence());
        entries(page, "Notes", file.notes());
        holds(page, file.holds());
        if (!file.holds().isEmpty()) {
            html.open("p").element("a", "What the holds have kept", "href", "/cases/" + id + "/messages").close("p");
        }
        searches(html, about);
        if (about.isOpen()) {
            form(page, id, "notes", "text", "Note", "Add the note");
            form(page, id, "evidence", "text", "Evidence", "Add the evidence");
            holdForm(page, about);
            form(page, id, "close", "outcome", "What has come of it", "Close the case");
        }
        return page.end();
    }

    private static void entries(Page page, String title, List<CaseEntry> entries) {
        page.tableBelow(title, List.of("time (UTC)", "by", "text"), entries.stream()
                .map(entry -> List.of(Page.time(entry.time()), entry.author(), entry.text())).toList());
    }

    /** With messages that users have reported, where there are some. */
    private static void evidence(Page page, List<CaseEntry> entries) {
        if (entries.stream().allMatch(entry -> entry.stanza() == null)) {
            entries(page, "Evidence", entries);
            return;
        }
        page.tableBelow("Evidence", List.of("time (UTC)", "by", "text", "message", "all of it"),
                entries.stream().map(entry -> Arrays.asList(Page.time(entry.time()), entry.author(), entry.text(),
                        entry.stanza() == null ? null : BodyText.of(entry.stanza()), entry.stanza())).toList());
    }

    private static void holds(Page page, List<Hold> holds) {
        page.tableBelow("Holds", List.of("of", "reason", "decided by", "from (UTC)", "to (UTC)"),
                holds.stream()
                        .map(hold -> List.of(hold.subject(), hold.reason(), hold.authoriser(), Page.time(hold.begins()),
                                Page.time(hold.lifted() == null ? hold.ends() : hold.lifted())))
                        .toList());
    }

    /** The case is the reason for which its auditor looks at the trail. */
    private static void searches(Html html, AbuseCase about) {
        html.open("p").text("In the trail: ");
        search(html, about, "user", "what they did");
        search(html.text(", "), about, "peer", "what was done to them");
        search(html.text(", "), about, "room", "what happened in the room").close("p");
    }

    private static Html search(Html html, AbuseCase about, String criterion, String text) {
        return html.element("a", text, "href", "/events?" + criterion + '='
                + URLEncoder.encode(about.subject(), StandardCharsets.UTF_8) + "&reason=case+" + about.id());
    }

    private static void form(Page page, long id, String what, String name, String label, String button) {
        page.html().open("form", "action", "/cases/" + id + '/' + what, "method", "post", "aria-label", button);
        page.html().open("p").open("label").text(label)
                .element("textarea", "", "name", name, "rows", "3", "required", "required").close("label", "p");
        page.button(button);
        page.html().close("form");
    }

    private static void holdForm(Page page, AbuseCase about) {
        page.html().open("form", "action", "/cases/" + about.id() + "/holds", "method", "post", "aria-label",
                "Order a hold");
        page.field("subject", "Keep what this user or room sends from now on", about.subject(), "text", true);
        page.field("reason", "Reason", null, "text", true);
        page.field("authoriser", "Who has decided it", null, "text", true);
        page.field("ends", "Until (day, such as 2027-06-30)", null, "text", true);
        page.button("Order the hold");
        page.html().close("form");
    }
}
