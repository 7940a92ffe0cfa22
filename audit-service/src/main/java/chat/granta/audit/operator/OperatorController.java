package chat.granta.audit.operator;

import chat.granta.audit.event.Event;
import chat.granta.audit.event.EventKind;
import chat.granta.audit.parameter.Parameters;
import chat.granta.audit.trail.Trail;
import chat.granta.audit.trail.store.EventReader;
import chat.granta.audit.verification.Verification;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** For {@code ./granta audit verify} and {@code ./granta audit subject}. That an operator has asked is an event, too. */
@RestController
@RequestMapping("/operator")
class OperatorController {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(each -> each.withValueInclusion(JsonInclude.Include.NON_NULL)).build();

    private final Verification verification;
    private final EventReader events;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final InstantSource clock = InstantSource.system();

    OperatorController(Verification verification, EventReader events, Trail trail, TransactionOperations transaction) {
        this.verification = verification;
        this.events = events;
        this.trail = trail;
        this.transaction = transaction;
    }

    @GetMapping("/verification")
    Verification.Report verification() {
        note("verify", null);
        return verification.run();
    }

    /** What the trail has of one user, an event a line, oldest first. */
    @GetMapping(value = "/subjects/{account}", produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<StreamingResponseBody> subject(@PathVariable("account") String name) {
        String account = Parameters.requiredBare("the user", name);
        note("export", account);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_NDJSON)
                .body(output -> transaction.executeWithoutResult(_ -> events.ofSubject(account, row -> {
                    try {
                        output.write((JSON.writeValueAsString(row.event()) + '\n').getBytes(StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })));
    }

    private void note(String act, @Nullable String about) {
        transaction.executeWithoutResult(_ -> trail.add(List.of(new Event(clock.instant(), EventKind.ADMINISTRATION,
                null, null, about, null, null, null, act, null, null, null, null, null, null))));
    }
}
