package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.HtmlReport;
import chat.granta.loadtest.measure.Progress;
import chat.granta.loadtest.measure.Report;
import chat.granta.loadtest.measure.ReportJson;
import chat.granta.loadtest.wire.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all scenarios share: options, progress while it runs, and a report in the end. Exit 0 when everything held, else 1. */
abstract class Scenario implements Callable<Integer> {
    @Mixin
    protected final TargetOptions target = new TargetOptions();
    @Mixin
    protected final AccountOptions accounts = new AccountOptions();
    @Mixin
    protected final MeasureOptions measure = new MeasureOptions();
    @Spec
    private @Nullable CommandSpec spec;

    protected abstract void play(Report report, Progress progress) throws InterruptedException;

    /** Checks the scenario's own options. */
    protected void check(Usage usage) {}

    protected Transport open(int connections) {
        return target.open(accounts, connections);
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        CommandSpec command = Objects.requireNonNull(spec);
        CommandLine line = command.commandLine();
        var usage = new Usage(line);
        target.check(usage);
        accounts.check(usage);
        measure.check(usage);
        check(usage);
        var report = new Report(command.name());
        try (var progress = new Progress(line.getErr(), measure.progress(), measure.server())) {
            play(report, progress);
            progress.report(report);
        }
        line.getOut().print(report.toText());
        line.getOut().flush();
        Path json = measure.json();
        if (json != null) {
            ReportJson.write(report, json);
        }
        Path html = measure.html();
        if (html != null) {
            Files.writeString(html, HtmlReport.of(Map.of(command.name(), report), measure.describe(target.where())));
        }
        return report.hasFailed() ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }
}
