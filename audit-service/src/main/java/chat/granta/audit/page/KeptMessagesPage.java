package chat.granta.audit.page;

import chat.granta.audit.casework.CaseWork;
import chat.granta.audit.hold.store.KeptMessage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What the holds of a case have kept, as a conversation is read: the oldest first. */
@Controller
class KeptMessagesPage {
    private final CaseWork work;

    KeptMessagesPage(CaseWork work) {
        this.work = work;
    }

    @GetMapping("/cases/{id}/messages")
    ResponseEntity<String> messages(@PathVariable long id, @RequestParam Map<String, String> parameters,
            HttpServletRequest request) {
        String title = "Messages kept for case " + id;
        List<KeptMessage> messages;
        try {
            messages = work.messages(id, parameters, request);
        } catch (ResponseStatusException e) {
            return Page.begin(request, title, e.getStatusCode().value(), e.getReason()).end();
        }
        var page = Page.begin(request, title, 200, null);
        page.table(Page.count(messages.size(), "message") + ", oldest first",
                List.of("time (UTC)", "from", "to", "text", "all of it"),
                messages.stream().map(each -> List.of(Page.time(each.time()), each.sender(), each.addressee(),
                        BodyText.of(each.stanza()), each.stanza())).toList());
        page.html().open("p");
        if (messages.size() == CaseWork.PAGE) {
            page.html().element("a", "Later messages", "href",
                    "/cases/" + id + "/messages?after=" + messages.getLast().number()).text(" ");
        }
        page.html().element("a", "Case " + id, "href", "/cases/" + id).close("p");
        return page.end();
    }
}
