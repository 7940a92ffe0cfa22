package chat.granta.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class LogLayoutTest {
    @TempDir
    private Path kafka;

    @Test
    void an_existing_log_keeps_its_number_of_home_partitions() throws Exception {
        for (String partition : new String[]{"xmpp.user-0", "xmpp.user-1", "xmpp.user-10", "xmpp.roster-0",
                "router-users-changelog-0"}) {
            Files.createDirectory(kafka.resolve(partition));
        }

        assertThat(LogLayout.found(kafka)).containsExactly(
                entry("granta.kafka.home-partitions", "3"));
    }

    @Test
    void anotherLayoutIsRefusedInWords() throws Exception {
        Files.createDirectory(kafka.resolve("xmpp.user-0"));
        var settings = new StandardEnvironment();
        settings.getPropertySources().addLast(new MapPropertySource("found", LogLayout.found(kafka)));
        assertThatCode(() -> LogLayout.check(settings, kafka)).doesNotThrowAnyException();

        settings.getPropertySources()
                .addFirst(new MapPropertySource("arguments", Map.of("granta.kafka.home-partitions", "4")));
        assertThatThrownBy(() -> LogLayout.check(settings, kafka)).isInstanceOf(StartException.class)
                .hasMessageContaining("granta.kafka.home-partitions cannot be '4': it must stay 1");
    }

    @Test
    void an_empty_or_missing_log_implies_nothing() {
        assertThat(LogLayout.found(kafka)).isEmpty();
        assertThat(LogLayout.found(kafka.resolve("missing"))).isEmpty();
    }
}
