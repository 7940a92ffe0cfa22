package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.Comparison;
import chat.granta.loadtest.measure.HtmlReport;
import chat.granta.loadtest.measure.Report;
import chat.granta.loadtest.measure.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lays reports beside each other that {@code --json} has written, with the ratios of the first to the others. */
@Command(name = "compare", mixinStandardHelpOptions = true, description = "No scenario: lays reports of --json beside each other, with ratios.")
public final class Compare implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE.json", description = "reports; the first is compared with the others")
    private List<Path> files = List.of();

    @Option(names = "--html", paramLabel = "FILE", description = "also write a page with plots")
    private @Nullable Path html;

    @Option(names = "--title", defaultValue = "", description = "what the page says above the table")
    private String title = "";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Map<String, Report> reports = new LinkedHashMap<>();
        for (Path file : files) {
            try {
                reports.put(file.getFileName().toString().replaceFirst("\\.json$", ""), ReportJson.read(file));
            } catch (IOException e) {
                throw new ScenarioException(file + " is no report of --json");
            }
        }
        Objects.requireNonNull(spec).commandLine().getOut().print(new Comparison(reports).toText());
        spec.commandLine().getOut().flush();
        if (html != null) {
            Files.writeString(html, HtmlReport.of(reports, title));
        }
        return reports.values().stream().anyMatch(Report::hasFailed) ? 1 : 0;
    }
}
