package chat.granta.loadtest.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter said = new StringWriter();
    private final ProcessTree thisProcess = new ProcessTree(List.of(ProcessHandle.current().pid()));

    @Test
    void aLineSaysWhatIsDoneAndWhatTheServerUses() {
        var report = new Report("chat");
        try (var progress = new Progress(new PrintWriter(said, true), Duration.ofSeconds(1), thisProcess)) {
            progress.phase("under load", "messages", () -> 1234);
            await().until(() -> said.toString().contains("messages"));
            progress.report(report);
        }
        assertThat(said.toString())
                .containsPattern("\\d s  under load: 1,234 messages, [\\d,]+/s; server \\d.* cores, \\d+ MiB");
        assertThat(report.plots()).extracting(Plot::title).containsExactly("server's processor time",
                "server's resident memory");
        assertThat(report.plots().getLast().lines().get("server")).isNotEmpty()
                .allSatisfy(point -> assertThat(point.y()).isPositive());
    }

    @Test
    void silentWhenSoWishedAndWithoutPlotsOfNoServer() {
        var report = new Report("chat");
        try (var progress = new Progress(new PrintWriter(said, true), Duration.ZERO, new ProcessTree(List.of()))) {
            progress.report(report);
        }
        assertThat(said.toString()).isEmpty();
        assertThat(report.plots()).isEmpty();
    }
}
