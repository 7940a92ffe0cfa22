package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all scenarios share: options, and a report in the end. Exit 0 when everything held, else 1. */
abstract class Scenario implements Callable<Integer> {
    @Mixin
    protected final TargetOptions target = new TargetOptions();
    @Mixin
    protected final AccountOptions accounts = new AccountOptions();
    @Mixin
    protected final MeasureOptions measure = new MeasureOptions();
    @Spec
    private @Nullable CommandSpec spec;

    protected abstract void play(Report report) throws InterruptedException;

    /** Checks the scenario's own options. */
    protected void check(Usage usage) {}

    @Override
    public Integer call() throws InterruptedException, IOException {
        CommandSpec command = Objects.requireNonNull(spec);
        var usage = new Usage(command.commandLine());
        target.check(usage);
        accounts.check(usage);
        measure.check(usage);
        check(usage);
        var report = new Report(command.name());
        play(report);
        command.commandLine().getOut().print(report.toText());
        command.commandLine().getOut().flush();
        Path json = measure.json();
        if (json != null) {
            report.writeJson(json);
        }
        return report.hasFailed() ? 1 : 0;
    }
}
