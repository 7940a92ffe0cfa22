package chat.granta.audit.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API, to be tried: a form for each operation of its description that the role of whoever asks may use. A script of the page's own sends what the forms say,
 * and shows the answer as text.
 */
@Controller
class ApiPage {
    /** What other pages may do, and run that one script, which asks this server alone. */
    private static final String CONTENT_POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; "
            + "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private final List<Operation> operations = new ArrayList<>();

    ApiPage() throws IOException {
        try (InputStream in = new ClassPathResource("chat/granta/audit/openapi.json").getInputStream()) {
            JsonNode document = JsonMapper.shared().readTree(in);
            document.get("paths").forEachEntry((path, methods) -> methods.forEachEntry((method,
                    described) -> operations.add(Operation.of(method.toUpperCase(Locale.ROOT), path, described))));
        }
    }

    @GetMapping("/api")
    ResponseEntity<String> api(HttpServletRequest request) {
        var page = Page.begin(request, "The API", 200, null);
        Html html = page.html();
        html.open("p").text(
                "Each form sends what it says, with your name and password, and is recorded like any other request. ")
                .element("a", "The description (OpenAPI 3.1)", "href", "/v3/api-docs").text(".").close("p");
        for (Operation operation : operations) {
            if (operation.roles().stream().anyMatch(role -> request.isUserInRole(role.toUpperCase(Locale.ROOT)))) {
                form(page, operation);
            }
        }
        html.open("script", "src", "/api.js", "defer", "defer").close("script");
        page.may(CONTENT_POLICY);
        return page.end();
    }

    @GetMapping(value = "/api.js", produces = "text/javascript;charset=UTF-8")
    @ResponseBody
    Resource script() {
        return new ClassPathResource("chat/granta/audit/api.js");
    }

    private static void form(Page page, Operation operation) {
        Html html = page.html();
        String title = operation.method() + ' ' + operation.path();
        html.open("details").open("summary").element("code", title).text(" " + operation.summary()).close("summary")
                .open("form", "aria-label", title, "data-method", operation.method(), "data-path", operation.path());
        for (Operation.Parameter parameter : operation.parameters()) {
            html.open("p").open("label").text(parameter.name() + ": " + parameter.description())
                    .open("input", "name", parameter.name(), "data-in", parameter.in(), "placeholder",
                            parameter.example(), "required", parameter.isRequired() ? "required" : null)
                    .close("label", "p");
        }
        if (operation.mediaTypes().size() > 1) {
            html.open("p").open("label").text("Accept").open("select", "name", "accept");
            operation.mediaTypes().forEach(type -> html.element("option", type));
            html.close("select", "label", "p");
        }
        String example = operation.example();
        if (example != null) {
            html.open("p").open("label").text("What is sent, as JSON")
                    .element("textarea", example, "name", "body", "rows", "6", "spellcheck", "false")
                    .close("label", "p");
        }
        page.button("Send");
        html.close("form").open("p", "role", "status").close("p")
                .open("pre", "tabindex", "0", "aria-label", "Answer to " + title, "hidden", "hidden").close("pre")
                .close("details");
    }
}
