package chat.granta.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class UnreadableBodyTest {
    private enum Role {
        AUDITOR, OPERATOR
    }

    private record Appointment(String password, Set<Role> roles, Integer days, boolean hidden, byte[] salt,
            Instant until) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "x{\"password\": \"secret\"}         | The body is no JSON: see line 1, column 1",
            "{\"password\": \"secret\"           | The body is no JSON: see line 1, column 22",
            "[\"secret\"]                        | The body must be an object",
            "{\"password\": [\"secret\"]}        | password must be text",
            "{\"roles\": \"secret\"}             | roles must be a list",
            "{\"roles\": [\"AUDITOR\", \"secret\"]} | roles[1] must be one of AUDITOR, OPERATOR",
            "{\"days\": \"secret\"}              | days must be a number",
            "{\"hidden\": \"secret\"}            | hidden must be true or false",
            "{\"salt\": \"secret!\"}             | salt must be text in base64",
            "{\"until\": \"secret\"}             | until must be something else"})
    void whatIsWrongIsSaidAndWhereAndNoValueIsRepeated(String body, String why) {
        assertThat(why(body)).isEqualTo(why).doesNotContain("secret");
    }

    private static String why(String body) {
        try {
            JsonMapper.shared().readValue(body, Appointment.class);
            throw new AssertionError("the body can be read");
        } catch (JacksonException e) {
            return UnreadableBody.why(e);
        }
    }
}
