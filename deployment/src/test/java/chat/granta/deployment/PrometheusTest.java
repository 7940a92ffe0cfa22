package chat.granta.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Prometheus is given, as its own tool sees it (https://prometheus.io/docs/prometheus/latest/command-line/promtool). */
class PrometheusTest {
    @BeforeAll
    static void isInstalled() {
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "promtool"))), "Debian's prometheus");
    }

    @Test
    void theConfigurationIsValid() throws Exception {
        promtool("check", "config", "deploy/prometheus/prometheus.yml");
    }

    @Test
    void alarmsRingWhenTheyAreToRingAndNotBefore() throws Exception {
        promtool("test", "rules", "deployment/src/test/resources/alarms.yml");
    }

    private static void promtool(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(command).directory(Project.file(".").toFile()).redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
