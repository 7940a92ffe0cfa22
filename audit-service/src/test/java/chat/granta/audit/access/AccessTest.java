package chat.granta.audit.access;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.audit.AuditHttp;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    /** Every path of every controller, and who may ask it. */
    private static final List<String> TABLE = List.of( //
            "GET /api/v1/events, auditor", //
            "GET /api/v1/sessions, auditor", //
            "GET /api/v1/users/{jid}, auditor", //
            "GET /api/v1/policy, auditor statistician operator", //
            "GET /api/v1/statistics, auditor statistician", //
            "GET /api/v1/statistics/{name}, auditor statistician", //
            "GET /api/v1/cases, auditor", //
            "POST /api/v1/cases, auditor", //
            "GET /api/v1/cases/{id}, auditor", //
            "GET /api/v1/cases/{id}/messages, auditor", //
            "POST /api/v1/cases/{id}/notes, auditor", //
            "POST /api/v1/cases/{id}/evidence, auditor", //
            "POST /api/v1/cases/{id}/holds, auditor", //
            "POST /api/v1/cases/{id}/close, auditor", //
            "GET /api/v1/auditors, operator", //
            "PUT /api/v1/auditors/{name}, operator", //
            "DELETE /api/v1/auditors/{name}, operator", //
            "GET /v3/api-docs, auditor statistician operator", //
            "GET /, auditor statistician operator", //
            "GET /style.css, auditor statistician operator", //
            "GET /api, auditor statistician operator", //
            "GET /api.js, auditor statistician operator", //
            "GET /events, auditor", //
            "GET /statistics, auditor statistician", //
            "GET /cases, auditor", //
            "POST /cases, auditor", //
            "GET /cases/{id}, auditor", //
            "GET /cases/{id}/messages, auditor", //
            "POST /cases/{id}/notes, auditor", //
            "POST /cases/{id}/evidence, auditor", //
            "POST /cases/{id}/holds, auditor", //
            "POST /cases/{id}/close, auditor", //
            // Whoever shows the operators' token, whatever their role (OperatorTest).
            "GET /operator/verification, nobody", //
            "GET /operator/subjects/{account}, nobody");

    @Test
    void eachRoleIsTriedAgainstEachEndpoint() {
        Set<String> wrong = new TreeSet<>();
        for (String line : TABLE) {
            String endpoint = line.substring(0, line.indexOf(','));
            List<String> allowed = List.of(line.substring(line.indexOf(',') + 1).strip().split(" "));
            for (Role role : Role.values()) {
                int status = ask(role, endpoint);
                boolean isLetIn = status != 401 && status != 403;
                if (isLetIn != allowed.contains(role.toString())) {
                    wrong.add(role + " " + endpoint + " " + status);
                }
            }
            if (ask(null, endpoint) != 401) {
                wrong.add("nobody " + endpoint);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noEndpointIsMissingFromTheTable() {
        Set<String> mapped = AuditHttp.mappings().getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .flatMap(method -> mapping.getPatternValues().stream().map(path -> method + " " + path)))
                .collect(Collectors.toSet());

        assertThat(mapped).isEqualTo(TABLE.stream().map(line -> line.substring(0, line.indexOf(',')))
                .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/actuator/heapdump", "/api/v1/nothing", "/api/v1/events/",
            "/api/v1/events/1", "/index.html", "/v3/api-docs/x"})
    void whatNoRuleNamesIsDeniedToEverybody(String path) {
        for (Role role : Role.values()) {
            assertThat(AuditHttp.get(role, path).statusCode()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/policy/..%2fevents", "/api/v1/policy/../auditors", "/api/v1/policy;x=/../events",
            "//api/v1/auditors", "/api/v1/statistics/..%5c..%5cauditors", "/api/v1/statistics/%2e%2e/auditors"})
    void noPathLeadsAroundTheRules(String path) {
        assertThat(AuditHttp.get(Role.STATISTICIAN, path).statusCode()).isIn(400, 403);
    }

    @ParameterizedTest
    @CsvSource({"auditor, wrong", "nobody, what nobody guesses", "auditor, ''", "'', ''",
            "auditor' or '1'='1, what nobody guesses"})
    void whoIsNobodyIsNotLetIn(String name, String password) {
        assertThat(AuditHttp.send(AuditHttp.request(null, "/api/v1/policy", "Authorization",
                AuditHttp.basic(name, password))).statusCode()).isEqualTo(401);
    }

    @Test
    void anotherSitesPageCannotUseAnAuditorsBrowser() {
        assertThat(AuditHttp.post(Role.AUDITOR, "/api/v1/cases", "{\"title\":\"x\",\"subject\":\"a@localhost\"}",
                "Origin", "https://evil.example").statusCode()).isEqualTo(403);
        assertThat(AuditHttp.get(Role.AUDITOR, "/api/v1/events?reason=evil", "Sec-Fetch-Site", "cross-site")
                .statusCode()).isEqualTo(403);
        assertThat(AuditHttp.send(AuditHttp.request(Role.AUDITOR, "/api/v1/cases", "Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"title\":\"x\",\"subject\":\"a@localhost\"}"))).statusCode())
                .isEqualTo(415);
        assertThat(AuditHttp.get(Role.AUDITOR, "/api/v1/policy", "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(200);
    }

    @Test
    void passwordsAreNotKept() {
        assertThat(AuditHttp.asService().queryForList("select hash from audit.auditor where name <> 'first'",
                String.class)).isNotEmpty().allMatch(hash -> hash.startsWith("{bcrypt}"));
    }

    @Test
    void theFirstAuditorComesFromTheSettingAndMakesOthers() {
        HttpResponse<String> made = AuditHttp.send(AuditHttp.request(null, "/api/v1/auditors/jane", "Authorization",
                AuditHttp.basic("first", AuditHttp.PASSWORD), "Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(
                        "{\"password\":\"correct horse battery\",\"roles\":[\"statistician\"]}")));

        assertThat(made.statusCode()).isEqualTo(204);
        String jane = AuditHttp.basic("jane", "correct horse battery");
        assertThat(AuditHttp.send(AuditHttp.request(null, "/api/v1/statistics", "Authorization", jane)).statusCode())
                .isEqualTo(200);
        assertThat(AuditHttp.send(AuditHttp.request(null, "/api/v1/cases", "Authorization", jane)).statusCode())
                .isEqualTo(403);
        assertThat(AuditHttp.get(Role.OPERATOR, "/api/v1/auditors").body()).contains("jane")
                .doesNotContain("bcrypt");
    }

    @Test
    void rolesAreWhatTheyAreCalled() {
        assertThat(Arrays.stream(Role.values()).map(role -> Role.of(role.toString()).orElseThrow()))
                .containsExactlyElementsOf(EnumSet.allOf(Role.class));
    }

    private static int ask(@Nullable Role role, String endpoint) {
        String method = endpoint.substring(0, endpoint.indexOf(' '));
        String path = endpoint.substring(endpoint.indexOf(' ') + 1).replace("{jid}", "alice@localhost")
                .replace("{account}", "alice@localhost")
                .replace("{id}", "0").replace("{name}", "users-per-day");
        var request = AuditHttp.request(role, path, "Content-Type", "application/json");
        return AuditHttp.send(request.method(method,
                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))).statusCode();
    }
}
