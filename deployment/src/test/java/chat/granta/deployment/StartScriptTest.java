package chat.granta.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./granta} itself decides, with a Java and a Maven that only say what they are told. */
class StartScriptTest {
    @TempDir
    private Path root = Path.of("");

    private record Outcome(int status, String output, String errors) {}

    @BeforeEach
    void copyTheScript() throws IOException {
        Files.copy(Project.file("granta"), root.resolve("granta"));
        Files.copy(Project.file("pom.xml"), root.resolve("pom.xml"));
        program("jdk/bin/java", "echo \"java $*\"");
        program("bin/mvn", "echo '[INFO] BUILD faked'; mkdir -p standalone/target/lib loadtest/target/lib; "
                + "touch standalone/target/standalone-1.jar loadtest/target/loadtest-1.jar");
        Files.writeString(root.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "status", "audit verify", "user list", "check", "dns"})
    void whatLooksAtARunningGrantaTakesNoJarsAwayFromUnderIt(String command) throws Exception {
        buildOlderThanTheSources();
        Outcome outcome = run(command);
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.output()).startsWith("java ").endsWith("chat.granta.standalone.Commands " + command + "\n");
    }

    @Test
    void aStartBuildsWhatHasChanged() throws Exception {
        buildOlderThanTheSources();
        Outcome outcome = run("up");
        assertThat(outcome.errors()).startsWith("granta: building").contains("BUILD faked");
        assertThat(outcome.output()).contains("chat.granta.standalone.Standalone");
        assertThat(run("up").errors()).as("the second start").isEmpty();
    }

    @Test
    void nothingIsBuiltToStopIt() throws Exception {
        Outcome outcome = run("down");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.errors()).startsWith("granta: ").contains("./granta build", "granta.pid").hasLineCount(1);
    }

    @Test
    void theLoadGeneratorIsBuiltWhenAskedFor() throws Exception {
        Outcome outcome = run("loadtest --scenario chat");
        assertThat(outcome.errors()).contains("BUILD faked");
        assertThat(outcome.output()).contains("chat.granta.loadtest.LoadTest --scenario chat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h", "up --help", "down --help", "user -h", "check --data x --help"})
    void helpIsGivenWhereverItIsAskedFor(String command) throws Exception {
        Outcome outcome = run(command);
        assertThat(outcome).isEqualTo(new Outcome(0, run("help").output(), ""));
        assertThat(outcome.output()).startsWith("./granta up ");
    }

    @Test
    void whatIsNoCommandIsOneLine() throws Exception {
        Outcome outcome = run("start");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.errors()).startsWith("granta: 'start' is not a command").contains("./granta help")
                .hasLineCount(1);
    }

    @Test
    void theVersionIsThatOfTheProject() throws Exception {
        assertThat(run("version").output()).matches("Granta \\d+\\.\\d+\\.\\d+.*\n");
    }

    private void buildOlderThanTheSources() throws IOException {
        Path jar = root.resolve("standalone/target/standalone-1.jar");
        Files.createDirectories(root.resolve("standalone/target/lib"));
        Files.createFile(jar);
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
        Files.createDirectories(root.resolve("standalone/src/main"));
        Files.createFile(root.resolve("standalone/src/main/Changed.java"));
    }

    private void program(String name, String body) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/usr/bin/env bash\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome run(String command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("bash", root.resolve("granta").toString()));
        words.addAll(List.of(command.split(" ")));
        Path output = root.resolve("output");
        Path errors = root.resolve("errors");
        var builder = new ProcessBuilder(words).directory(root.toFile()).redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
        builder.environment().merge("PATH", root.resolve("bin").toString(), (path, ours) -> ours + ':' + path);
        int status = builder.start().waitFor();
        return new Outcome(status, Files.readString(output), Files.readString(errors));
    }
}
