package chat.granta.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Replays what fuzzing has found interesting so far, and what once made a target fail. */
class CorporaTest {
    private interface Target {
        void accept(byte[] input) throws IOException;
    }

    private static final Path CORPORA = Path.of("corpora");

    @TestFactory
    List<DynamicTest> stream() throws IOException {
        return replay("stream", StreamFuzz::fuzzerTestOneInput);
    }

    @TestFactory
    List<DynamicTest> jid() throws IOException {
        return replay("jid", JidFuzz::fuzzerTestOneInput);
    }

    @TestFactory
    List<DynamicTest> value() throws IOException {
        return replay("value", ValueFuzz::fuzzerTestOneInput);
    }

    @TestFactory
    List<DynamicTest> form() throws IOException {
        return replay("form", FormFuzz::fuzzerTestOneInput);
    }

    @TestFactory
    List<DynamicTest> room() throws IOException {
        return replay("room", RoomFuzz::fuzzerTestOneInput);
    }

    @TestFactory
    List<DynamicTest> node() throws IOException {
        return replay("node", NodeFuzz::fuzzerTestOneInput);
    }

    @TestFactory
    List<DynamicTest> envelope() throws IOException {
        return replay("envelope", EnvelopeFuzz::fuzzerTestOneInput);
    }

    @TestFactory
    List<DynamicTest> socket() throws IOException {
        return replay("socket", SocketFuzz::fuzzerTestOneInput);
    }

    @TestFactory
    List<DynamicTest> s2s() throws IOException {
        return replay("s2s", S2sFuzz::fuzzerTestOneInput);
    }

    private static List<DynamicTest> replay(String corpus, Target target) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (var files = Files.newDirectoryStream(CORPORA.resolve(corpus))) {
            for (Path file : files) {
                tests.add(DynamicTest.dynamicTest(file.getFileName().toString(),
                        () -> target.accept(Files.readAllBytes(file))));
            }
        }
        assertThat(tests).as("inputs in %s", corpus).isNotEmpty();
        return tests;
    }
}
