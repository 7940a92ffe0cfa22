package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.Cost;
import chat.granta.loadtest.measure.Progress;
import chat.granta.loadtest.measure.Report;
import chat.granta.loadtest.measure.Tally;
import chat.granta.loadtest.measure.Window;
import chat.granta.loadtest.wire.Transport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Closed loop: each pair keeps some messages under way, each heard one is answered at once. */
@Command(name = "chat", mixinStandardHelpOptions = true, description = "Peak throughput: pairs answer each other.")
public final class Chat extends Scenario {
    @Option(names = "--window", defaultValue = "1", description = "messages under way in a pair (${DEFAULT-VALUE})")
    private int inFlight;

    @Option(names = "--body-bytes", defaultValue = "50", description = "text beside the marker (${DEFAULT-VALUE})")
    private int bodyBytes;

    @Override
    protected void check(Usage usage) {
        usage.require(accounts.users() % 2 == 0, "--users is an even number: they talk in pairs");
        usage.require(target.hasPeer() == accounts.hasPeer(), "--peer-port and --peer-domain go together");
        usage.require(inFlight > 0, "--window is at least 1");
        usage.require(bodyBytes >= 0, "--body-bytes is not negative");
    }

    @Override
    protected void play(Report report, Progress progress) throws InterruptedException {
        report.row("users", accounts.users()).row("window", inFlight).row("TLS", target.tls().toString());
        try (Transport transport = open(accounts.users())) {
            Pairs pairs = Pairs.login(new Crowd(transport, accounts, progress), accounts.users(), bodyBytes);
            Window window = measure.windowFromNow();
            pairs.begin(window, inFlight);
            progress.load(window, "messages", pairs::done);
            Cost cost = Cost.during(window, measure.server(), measure.records());
            Tally tally = pairs.finish(window);
            report.tally("messages", tally);
            tally.course().report(report, "messages", measure.server());
            cost.report(report, "message", tally.count());
            pairs.report(report);
            report.failWhen(tally.count() == 0, "no message came through");
        }
    }
}
