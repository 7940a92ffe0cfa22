package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.LogRecords;
import chat.granta.loadtest.measure.ProcessTree;
import chat.granta.loadtest.measure.Window;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long, what is watched, where the report goes. */
final class MeasureOptions {
    @Option(names = "--duration", defaultValue = "30s", converter = Durations.class, description = "measured part: 500ms, 30s, 2m (${DEFAULT-VALUE})")
    private Duration duration = Duration.ZERO;

    @Option(names = "--warm-up", defaultValue = "10s", converter = Durations.class, description = "under load, before it is measured (${DEFAULT-VALUE})")
    private Duration warmUp = Duration.ZERO;

    @Option(names = "--pid", split = ",", paramLabel = "PID", description = "server processes on this machine, with their descendants: CPU and memory are reported")
    private List<Long> pids = new ArrayList<>();

    @Option(names = "--metrics", paramLabel = "URL", description = "of a Granta on one machine, /actuator/prometheus: records of its log are reported")
    private @Nullable URI metrics;

    @Option(names = "--json", paramLabel = "FILE", description = "also write the report as JSON")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "also write the report as a page with plots")
    private @Nullable Path html;

    @Option(names = "--progress", defaultValue = "5s", converter = Durations.class, description = "how often to say what is going on; 0: never (${DEFAULT-VALUE})")
    private Duration progress = Duration.ZERO;

    Window windowFromNow() {
        return Window.after(warmUp, duration);
    }

    Duration duration() {
        return duration;
    }

    Duration warmUp() {
        return warmUp;
    }

    ProcessTree server() {
        return new ProcessTree(pids);
    }

    LogRecords records() {
        return new LogRecords(metrics);
    }

    Duration progress() {
        return progress;
    }

    @Nullable
    Path json() {
        return json;
    }

    @Nullable
    Path html() {
        return html;
    }

    /** Where and when, for the page. */
    String describe(String target) {
        return target + "; measured for " + duration.toMillis() / 1e3 + " s after " + warmUp.toMillis() / 1e3
                + " s of warm-up, " + LocalDateTime.now().truncatedTo(ChronoUnit.MINUTES);
    }

    void check(Usage usage) {
        usage.require(duration.toMillis() >= 1000, "--duration is at least 1s");
        usage.require(server().allAlive(), "no process has the --pid given");
        requireFolder(usage, "--json", json);
        requireFolder(usage, "--html", html);
    }

    private static void requireFolder(Usage usage, String option, @Nullable Path file) {
        Path folder = file == null ? null : file.toAbsolutePath().getParent();
        usage.require(folder == null || folder.toFile().isDirectory(), option + ": no directory " + folder);
    }
}
