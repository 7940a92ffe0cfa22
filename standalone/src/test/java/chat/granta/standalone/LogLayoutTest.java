package chat.granta.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void an_empty_or_missing_log_implies_nothing() {
        assertThat(LogLayout.found(kafka)).isEmpty();
        assertThat(LogLayout.found(kafka.resolve("missing"))).isEmpty();
    }
}
