package chat.granta.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What a Granta that runs tells the short commands, however it was started. */
class RunningGrantaTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void itIsFoundWhereItIs() {
        DataDirectory data = DataDirectory.take(directory);
        var granta = new RunningGranta(directory, ProcessHandle.current());
        assertThat(granta.tells()).as("before it is ready").isEmpty();
        assertThat(granta.port("auditors", 8085)).isEqualTo(8085);

        data.tellReady(
                ReadyBlock.addresses(environment(Map.of("granta.domain", "cam.ac.uk", "granta.audit.port", "9085",
                        "granta.auth.password-file", "/etc/mail/passwd"))));
        assertThat(granta.tells("domain")).contains("cam.ac.uk");
        assertThat(granta.tells("password file")).contains("/etc/mail/passwd");
        assertThat(granta.port("auditors", 8085)).isEqualTo(9085);
        assertThat(granta.port("health and metrics", 1)).isEqualTo(8090);

        data.close();
        assertThat(granta.tells()).as("when it has ended").isEmpty();
    }

    @Test
    void whatAKilledProcessHasToldIsForgotten() throws IOException {
        Files.writeString(directory.resolve("granta.ready"), "  domain: old.example\n");
        try (var data = DataDirectory.take(directory)) {
            assertThat(data.resolve("granta.ready")).doesNotExist();
        }
    }

    private static StandardEnvironment environment(Map<String, Object> given) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("arguments", new HashMap<>(given)));
        environment.getPropertySources().addLast(new MapPropertySource("defaults", Defaults.asMap()));
        return environment;
    }
}
