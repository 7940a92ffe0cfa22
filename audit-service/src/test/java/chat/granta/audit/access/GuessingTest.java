package chat.granta.audit.access;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.audit.AuditHttp;
import chat.granta.settings.ThrottleSettings;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class GuessingTest {
    @Test
    void afterTooManyWrongPasswordsNotEvenTheRightOneIsLookedAt() {
        AuditHttp.bean(Auditors.class).put("guessed", AuditHttp.PASSWORD, EnumSet.of(Role.AUDITOR));
        for (int i = 0; i < AuditHttp.bean(ThrottleSettings.class).perAccountAndAddress(); i++) {
            assertThat(ask("wrong " + i).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> refused = ask(AuditHttp.PASSWORD);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("600");
        assertThat(refused.body()).contains("\"detail\":\"too many wrong passwords; try again later\"");
        assertThat(AuditHttp.get(Role.AUDITOR, "/api/v1/policy").statusCode()).as("others go on").isEqualTo(200);
    }

    @Test
    void whileTheDatabaseIsAwayAPasswordIsNeitherRightNorWrong() {
        AuditHttp.asOwner().execute("alter table audit.auditor rename to auditor_away");
        try {
            for (int i = 0; i <= AuditHttp.bean(ThrottleSettings.class).perAccountAndAddress(); i++) {
                HttpResponse<String> refused = AuditHttp.get(Role.OPERATOR, "/api/v1/policy");

                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            }
        } finally {
            AuditHttp.asOwner().execute("alter table audit.auditor_away rename to auditor");
        }
        assertThat(AuditHttp.get(Role.OPERATOR, "/api/v1/policy").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> ask(String password) {
        return AuditHttp.send(AuditHttp.request(null, "/api/v1/policy", "Authorization",
                AuditHttp.basic("guessed", password)));
    }
}
