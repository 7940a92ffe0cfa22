package chat.granta.audit.api;

import chat.granta.audit.cases.AbuseCase;
import chat.granta.audit.cases.CaseEntry;
import chat.granta.audit.cases.CaseFile;
import chat.granta.audit.cases.Hold;
import chat.granta.audit.casework.CaseWork;
import chat.granta.audit.hold.store.KeptMessage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Cases of abuse as JSON. */
@RestController
@RequestMapping(value = "/api/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
class CasesController {
    private final CaseWork work;

    CasesController(CaseWork work) {
        this.work = work;
    }

    record Cases(List<AbuseCase> cases) {}

    @GetMapping
    Cases list(@RequestParam Map<String, String> parameters) {
        return new Cases(work.list(parameters));
    }

    @GetMapping("/{id}")
    CaseFile show(@PathVariable long id, HttpServletRequest request) {
        return work.show(id, request);
    }

    /** @param next from where the next page goes on ({@code after}); null when nothing was left for this one */
    record Messages(List<KeptMessage> messages, @Nullable Long next) {}

    @GetMapping("/{id}/messages")
    Messages messages(@PathVariable long id, @RequestParam Map<String, String> parameters, HttpServletRequest request) {
        List<KeptMessage> page = work.messages(id, parameters, request);
        return new Messages(page, page.isEmpty() ? null : page.getLast().number());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    AbuseCase open(@RequestBody Map<String, String> fields, HttpServletRequest request) {
        return work.open(fields.get("title"), fields.get("subject"), request);
    }

    @PostMapping(value = "/{id}/notes", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    CaseEntry note(@PathVariable long id, @RequestBody Map<String, String> fields, HttpServletRequest request) {
        return work.note(id, fields.get("text"), request);
    }

    @PostMapping(value = "/{id}/evidence", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    CaseEntry evidence(@PathVariable long id, @RequestBody Map<String, String> fields, HttpServletRequest request) {
        return work.evidence(id, fields.get("text"), request);
    }

    @PostMapping(value = "/{id}/holds", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Hold hold(@PathVariable long id, @RequestBody Map<String, String> fields, HttpServletRequest request) {
        return work.hold(id, fields, request);
    }

    @PostMapping(value = "/{id}/close", consumes = MediaType.APPLICATION_JSON_VALUE)
    AbuseCase close(@PathVariable long id, @RequestBody Map<String, String> fields, HttpServletRequest request) {
        return work.close(id, fields.get("outcome"), request);
    }
}
