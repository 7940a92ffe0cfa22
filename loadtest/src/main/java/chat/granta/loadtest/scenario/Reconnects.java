package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.ProcessTree;
import chat.granta.loadtest.measure.Progress;
import chat.granta.loadtest.measure.Report;
import chat.granta.loadtest.measure.Tally;
import chat.granta.loadtest.measure.Window;
import chat.granta.loadtest.wire.Transport;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The network fails and comes back: all connections are cut at once, and all users log in again as fast as they can. Then each
 * tells their partner something, which shows whether the sessions are of use.
 */
@Command(name = "reconnect", mixinStandardHelpOptions = true, description = "All connections are cut, and all users come back at once.")
public final class Reconnects extends Scenario {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Option(names = "--storms", defaultValue = "3", description = "how often (${DEFAULT-VALUE})")
    private int storms;

    @Override
    protected void check(Usage usage) {
        usage.require(accounts.users() % 2 == 0, "--users is an even number: they talk in pairs");
        usage.require(storms > 0, "--storms is at least 1");
    }

    @Override
    protected void play(Report report, Progress progress) throws InterruptedException {
        report.row("users", accounts.users()).row("storms", storms).row("TLS", target.tls().toString());
        try (Transport transport = open(accounts.users())) {
            Pairs pairs = Pairs.login(new Crowd(transport, accounts, progress), accounts.users(), 0);
            ProcessTree server = measure.server();
            Window window = Window.after(Duration.ZERO, LONGEST);
            var logins = new Tally(window);
            pairs.begin(window, 0);
            double cpu = 0;
            double longest = 0;
            for (int storm = 0; storm < storms; storm++) {
                double cpuBefore = server.usage().cpuSeconds();
                long cut = System.nanoTime();
                pairs.comeBack();
                longest = Math.max(longest, (System.nanoTime() - cut) / 1e9);
                cpu += server.usage().cpuSeconds() - cpuBefore;
                pairs.bindTimes().forEach(bound -> logins.record(cut, bound));
                progress.phase("telling each other", "messages", pairs::done);
                for (int user = 0; user < accounts.users(); user++) {
                    pairs.say(user, System.nanoTime());
                }
                pairs.finish(window);
            }
            report.row("all back after, at most", longest, "s");
            report.row("logins per second", accounts.users() / longest);
            report.latency("back", logins);
            if (!server.isEmpty()) {
                report.row("server CPU per login", cpu * 1e6 / logins.count(), "us");
                report.failWhen(!server.allAlive(), "a process of the server is gone");
            }
            pairs.report(report);
        }
    }
}
