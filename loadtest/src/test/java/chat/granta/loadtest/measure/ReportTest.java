package chat.granta.loadtest.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
    private final Report report = new Report("chat");

    @Test
    void aTableToRead() {
        report.row("users", 200).row("latency p99", 1.234, "ms").row("rate", 12345.6);
        assertThat(report.toText()).isEqualTo("""
                == chat
                  users                 200
                  latency p99          1.23 ms
                  rate                12346
                """);
        assertThat(report.hasFailed()).isFalse();
    }

    @Test
    void jsonReadsBackAsTheSameReport(@TempDir Path folder) throws IOException {
        report.row("users", 200).row("latency p99", 1.5, "ms").row("TLS", "none").failWhen(true, "3 messages lost")
                .plot(Plot.overTime("messages per second", "1/s", "messages",
                        List.of(new Plot.Point(0, 1), new Plot.Point(1, 2.5))));
        Path file = folder.resolve("report.json");
        ReportJson.write(report, file);
        Report read = ReportJson.read(file);
        assertThat(read.toText()).isEqualTo(report.toText());
        assertThat(read.plots()).isEqualTo(report.plots());
    }

    @Test
    void theSameAsJson(@TempDir Path folder) throws IOException {
        report.row("latency p99", 1.5, "ms").failWhen(true, "3 messages lost").failWhen(false, "never said");
        ReportJson.write(report, folder.resolve("report.json"));
        JsonNode json = JsonMapper.shared().readTree(Files.readString(folder.resolve("report.json")));
        assertThat(json.get("scenario").asString()).isEqualTo("chat");
        assertThat(json.get("latency_p99").asDouble()).isEqualTo(1.5);
        assertThat(json.get("failures").get(0).asString()).isEqualTo("3 messages lost");
        assertThat(json.get("failures")).hasSize(1);
        assertThat(report.hasFailed()).isTrue();
        assertThat(report.toText()).contains("FAILED: 3 messages lost");
    }
}
