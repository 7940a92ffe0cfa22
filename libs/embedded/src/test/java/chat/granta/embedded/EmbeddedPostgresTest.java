package chat.granta.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    private Path directory;

    @Test
    void keepsItsDataOverARestart() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(directory)) {
            createLetters(postgres);
        }
        try (var postgres = EmbeddedPostgres.start(directory)) {
            assertThat(countLetters(postgres)).isEqualTo(1);
        }
    }

    @Test
    void startsAgainWhereItWas() throws SQLException {
        int port = FreePort.find();
        var stopped = EmbeddedPostgres.start(directory, port);
        stopped.close();
        try (var _ = EmbeddedPostgres.start(directory, port); var connection = connect(stopped)) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void stopsAServerThatAKilledParentLeftRunning() throws SQLException {
        var leftRunning = EmbeddedPostgres.start(directory);
        createLetters(leftRunning);
        try (var postgres = EmbeddedPostgres.start(directory)) {
            assertThat(countLetters(postgres)).isEqualTo(1);
            assertThatThrownBy(() -> connect(leftRunning)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void ignoresAPidFileWhosePidIsSomebodyElsesNow() throws Exception {
        EmbeddedPostgres.start(directory).close();
        Files.writeString(directory.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n");
        try (var postgres = EmbeddedPostgres.start(directory); var connection = connect(postgres)) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void wantsItsPassword() {
        try (var postgres = EmbeddedPostgres.start(directory)) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), "guess"))
                    .isInstanceOf(SQLException.class).hasMessageContaining("password");
        }
    }

    @Test
    void saysThatTheDataIsOfAnotherVersion() throws Exception {
        EmbeddedPostgres.start(directory).close();
        Files.writeString(directory.resolve("data/PG_VERSION"), "9\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(directory)).isInstanceOf(EmbeddedServiceException.class)
                .hasMessageContaining("PostgreSQL 9");
    }

    private static void createLetters(EmbeddedPostgres postgres) throws SQLException {
        try (var connection = connect(postgres); var statement = connection.createStatement()) {
            statement.execute("create table letter (body text)");
            statement.execute("insert into letter values ('O Romeo')");
        }
    }

    private static int countLetters(EmbeddedPostgres postgres) throws SQLException {
        try (var connection = connect(postgres); var statement = connection.createStatement()) {
            var count = statement.executeQuery("select count(*) from letter");
            count.next();
            return count.getInt(1);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
    }
}
