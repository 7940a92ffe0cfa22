package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.Cost;
import chat.granta.loadtest.measure.Progress;
import chat.granta.loadtest.measure.Report;
import chat.granta.loadtest.measure.Tally;
import chat.granta.loadtest.measure.Window;
import chat.granta.loadtest.wire.Transport;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** Logins a second: connect, TLS, SASL, bind, end the stream, wait for the server's end, and again. */
@Command(name = "login", mixinStandardHelpOptions = true, description = "Logins a second, and how long each takes.")
public final class Logins extends Scenario {
    @Override
    protected void play(Report report, Progress progress) throws InterruptedException {
        report.row("users", accounts.users()).row("concurrency", accounts.concurrency());
        report.row("mechanism", accounts.login(target.tls()).mechanism().wireName());
        report.row("TLS", target.tls().toString());
        try (Transport transport = open(accounts.concurrency())) {
            var crowd = new Crowd(transport, accounts, progress);
            // Everybody once, so that deriving keys is not measured.
            crowd.login(accounts.users(), i -> new Leaver(() -> {}));
            Window window = measure.windowFromNow();
            List<LoginLoop> loops = new ArrayList<>();
            for (int i = 0; i < accounts.concurrency(); i++) {
                loops.add(new LoginLoop(crowd, accounts, i, window));
                loops.getLast().begin();
            }
            progress.load(window, "logins", () -> loops.stream().mapToLong(LoginLoop::done).sum());
            Cost cost = Cost.during(window, measure.server(), measure.records());
            var tally = new Tally(window);
            long failures = 0;
            String firstReason = "";
            for (LoginLoop loop : loops) {
                LoginLoop.Result result = loop.result().join();
                tally.add(result.tally());
                failures += result.failures();
                firstReason = firstReason.isEmpty() ? result.firstReason() : firstReason;
            }
            report.tally("logins", tally);
            cost.report(report, "login", tally.count());
            report.row("failed", failures);
            report.failWhen(failures > 0, failures + " logins failed, one of them by: " + firstReason);
            report.failWhen(tally.count() == 0, "no login succeeded");
        }
    }
}
