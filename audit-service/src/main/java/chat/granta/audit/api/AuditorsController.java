package chat.granta.audit.api;

import chat.granta.audit.access.Auditors;
import chat.granta.audit.access.Role;
import chat.granta.audit.acts.Notes;
import chat.granta.audit.parameter.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Operators say who local auditors are. */
@RestController
@RequestMapping("/api/v1/auditors")
class AuditorsController {
    private static final int MIN_PASSWORD = 12;
    /** BCrypt reads no more. */
    private static final int MAX_PASSWORD = 72;

    private final Auditors auditors;
    private final Notes notes;

    AuditorsController(Auditors auditors, Notes notes) {
        this.auditors = auditors;
        this.notes = notes;
    }

    record Person(String name, List<String> roles) {}

    record People(List<Person> auditors) {}

    record Appointment(@Nullable String password, @Nullable List<String> roles) {}

    @GetMapping
    People all() {
        return new People(auditors.all().stream()
                .map(each -> new Person(each.name(), each.roles().stream().map(Role::toString).toList())).toList());
    }

    @PutMapping(value = "/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable String name, @RequestBody Appointment appointment, HttpServletRequest request) {
        if (!name.matches("[a-z0-9.-]{1,64}")) {
            throw Parameters.wrong("name", "must be of a-z, 0-9, . and -, 64 at most");
        }
        String password = appointment.password;
        if (password == null || password.length() < MIN_PASSWORD
                || password.getBytes(StandardCharsets.UTF_8).length > MAX_PASSWORD) {
            throw Parameters.wrong("password", "must have " + MIN_PASSWORD + " to " + MAX_PASSWORD + " characters");
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String text : appointment.roles == null ? List.<String>of() : appointment.roles) {
            roles.add(Role.of(text).orElseThrow(
                    () -> Parameters.wrong("roles", "must be some of auditor, statistician, operator")));
        }
        if (roles.isEmpty()) {
            throw Parameters.wrong("roles", "must be some of auditor, statistician, operator");
        }
        notes.act(request, "auditor-put", null, null, Map.of("auditor", name, "roles", roles.toString()));
        auditors.put(name, password, roles);
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String name, Principal operator, HttpServletRequest request) {
        if (name.equals(operator.getName())) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "nobody removes themselves: another operator can");
        }
        notes.act(request, "auditor-remove", null, null, Map.of("auditor", name));
        if (!auditors.remove(name)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no such auditor");
        }
    }
}
