package chat.granta.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.testkit.transcript.Play;
import chat.granta.testkit.transcript.PlayFailure;
import chat.granta.testkit.transcript.Transcript;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Plays every transcript against one running Granta, some side by side, as each play has accounts of its own. {@code -Dtranscripts=8.5,xep-0030} plays those whose path holds one of these. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {
    private static final Path TRANSCRIPTS = Path.of("src/test/resources/transcripts");

    /** Must fail, or silence proves nothing. */
    private static final Transcript WRONG = Transcript.parse("wrong.txt", """
            # Silence is claimed where a message came
            Romeo logs in
            Juliet logs in
            Romeo sends:
              <message to="juliet@localhost" type="chat"><body>Hi</body></message>
            Juliet receives: nothing

            # A message is not mentioned
            Romeo logs in
            Juliet logs in
            Romeo sends:
              <message to="juliet@localhost" type="chat"><body>Hi</body></message>
            """);

    private final Map<Play, String> troupes = new LinkedHashMap<>();
    private final Map<Path, Transcript> transcripts = new LinkedHashMap<>();
    private RunningSystem system;

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path data) throws IOException, InterruptedException {
        try (Stream<Path> files = Files.walk(TRANSCRIPTS)) {
            List<String> wanted = List.of(System.getProperty("transcripts", "").split(","));
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(ServerConformanceTest.TRANSCRIPTS))
                    .filter(file -> wanted.stream().anyMatch(file.toString()::contains)).sorted().toList()) {
                transcripts.put(file, Transcript.read(file));
            }
        }
        Stream.concat(transcripts.values().stream(), Stream.of(WRONG)).flatMap(file -> file.plays().stream())
                .forEach(play -> troupes.put(play, "-" + (troupes.size() + 1)));
        List<String> accounts = troupes.entrySet().stream().flatMap(entry -> entry.getKey().people().stream()
                .map(person -> person.toLowerCase(Locale.ROOT) + entry.getValue())).toList();
        List<String> settings = roomPolicy(accounts);
        settings.addAll(components(data));
        system = RunningSystem.start(data, accounts, settings.toArray(String[]::new));
    }

    /** Who acts as a component in a play has a domain of that play's own. */
    private List<String> components(Path data) throws IOException {
        List<String> domains = troupes.entrySet().stream().flatMap(entry -> entry.getKey().components().stream()
                .map(person -> person.toLowerCase(Locale.ROOT) + entry.getValue() + ".localhost")).toList();
        Path secrets = data.resolve("component-secrets");
        Files.write(secrets, domains.stream().map(domain -> domain + " = " + RunningSystem.PASSWORD).toList());
        return List.of("--granta.component.domains=" + String.join(",", domains),
                "--granta.component.secrets=" + secrets, "--granta.component.wait-timeout=1s");
    }

    /** Who makes which rooms, as the plays of XEP-0045 section 10.1.1 have it. Everybody who is called Operator is one. */
    private static List<String> roomPolicy(List<String> accounts) {
        List<String> settings = new ArrayList<>(List.of("--granta.muc.contact=registrar@localhost",
                "--granta.muc.reserved-words=office", "--granta.muc.rooms-per-user=3",
                "--granta.muc.rules[0].names=exams.*", "--granta.muc.rules[0].title=Examinations",
                "--granta.muc.rules[0].creators=operators", "--granta.muc.rules[0].contact=examiner@localhost",
                "--granta.muc.rules[1].names=juliet.*", "--granta.muc.rules[1].creators=namesake",
                "--granta.muc.rules[2].names=ward.*", "--granta.muc.rules[2].title=Wards",
                "--granta.muc.rules[2].forced=members-only", "--granta.muc.rules[2].proposed=persistent"));
        String operators = accounts.stream().filter(account -> account.startsWith("operator"))
                .map(account -> account + "@localhost").collect(Collectors.joining(","));
        settings.add("--granta.muc.operators=" + operators);
        return settings;
    }

    @AfterAll
    void stop() {
        if (system != null) {
            system.close();
        }
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicContainer> transcripts() {
        assertThat(transcripts).isNotEmpty();
        return transcripts.entrySet().stream().map(file -> DynamicContainer.dynamicContainer(
                TRANSCRIPTS.relativize(file.getKey()).toString(), file.getKey().toUri(),
                file.getValue().plays().stream().map(play -> DynamicTest.dynamicTest(play.heading(),
                        URI.create(file.getKey().toUri() + "?line=" + play.line()), () -> perform(play)))));
    }

    @Test
    void whatAPlayDoesNotSayFailsIt() {
        assertThat(WRONG.plays()).hasSize(2).allSatisfy(play -> assertThatThrownBy(() -> perform(play))
                .isInstanceOf(PlayFailure.class).hasMessageContaining("Juliet received what the play does not mention")
                .hasMessageContaining("<body>Hi</body>"));
    }

    private void perform(Play play) {
        play.perform(system.stage().withTroupe(troupes.get(play)));
    }
}
