package chat.granta.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.dns.zone.Finding;
import chat.granta.embedded.EmbeddedKafka;
import chat.granta.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {
    private static final Set<String> TOPICS = Set.of("xmpp.user", "xmpp.delivery");

    @TempDir
    private Path data = Path.of("");

    @Test
    void aLogWithAnotherLayoutTooFewCopiesOrALostTopicIsFound() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data)) {
            assertThat(lines(LogCheck.of(kafka.bootstrapServers(), TOPICS, 2, 4, 1))).containsExactly(
                    "ok     the log answers at " + kafka.bootstrapServers(),
                    "note   there are no topics yet: the first start of a service makes them");
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                admin.createTopics(List.of(new NewTopic("xmpp.user", Optional.of(2), Optional.empty()))).all().get();
            }
            assertThat(lines(LogCheck.of(kafka.bootstrapServers(), TOPICS, 2, 4, 1))).containsExactly(
                    "ok     the log answers at " + kafka.bootstrapServers(),
                    "WRONG  there is no topic xmpp.delivery, although there are others: it was deleted, with what was in it, or an earlier version had none. The next start of a service makes it",
                    "ok     xmpp.user has 2 partitions",
                    "ok     every topic has at least 1 copies",
                    "ok     all copies are in step");
            assertThat(lines(LogCheck.of(kafka.bootstrapServers(), TOPICS, 16, null, 3))).contains(
                    "WRONG  xmpp.user has 2 partitions, and granta.kafka.home-partitions is 16: no service starts so",
                    "WRONG  xmpp.user has fewer copies than granta.kafka.replication, 3: kafka-reassign-partitions.sh makes more");
        }
    }

    @Test
    void aLogThatIsAwayIsFound() throws Exception {
        assertThat(lines(LogCheck.of("127.0.0.1:1,localhost:1", TOPICS, null, null, 1)))
                .containsExactly("WRONG  the log does not answer at 127.0.0.1:1,localhost:1: nobody listens there");
    }

    @Test
    void tablesAreComparedWithThisVersion() throws IOException {
        Path changes = Files.createDirectories(data.resolve("classes/chat/granta/letters/db"));
        Files.writeString(changes.resolve("V1__letters.sql"), "create table letter (text text);");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data.resolve("postgres"))) {
            assertThat(look(postgres, changes)).isEqualTo(
                    "note   schema letters is not there yet: the first start of its service makes it");
            Flyway.configure().dataSource(postgres.jdbcUrl(), postgres.username(), postgres.password())
                    .defaultSchema("letters")
                    .locations("filesystem:" + changes).load().migrate();
            assertThat(look(postgres, changes)).isEqualTo("ok     schema letters has version 1");
            Files.writeString(changes.resolve("V2__more.sql"), "create table more (text text);");
            assertThat(look(postgres, changes)).isEqualTo(
                    "note   schema letters has version 1: the next start of its service brings it to 2");
        }
        assertThat(SchemaCheck.of("jdbc:postgresql://127.0.0.1:1/granta", "granta", "", List.of("letters", "more")))
                .singleElement().matches(Finding::isWrong);
    }

    private static String look(EmbeddedPostgres postgres, Path changes) {
        return SchemaCheck
                .look("letters", postgres.jdbcUrl(), postgres.username(), postgres.password(), "filesystem:" + changes)
                .toString();
    }

    @Test
    void theDiskOfADirectoryThatIsNotThereYetIsLookedAt() {
        assertThat(DiskCheck.of(data.resolve("not/yet")).toString())
                .matches("(ok    |WRONG ) the disk of .*/not/yet has \\d+ GiB free, \\d+ %.*");
    }

    private static List<String> lines(List<Finding> findings) {
        return findings.stream().map(Finding::toString).toList();
    }
}
