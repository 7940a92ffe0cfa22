package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.Cost;
import chat.granta.loadtest.measure.Progress;
import chat.granta.loadtest.measure.Report;
import chat.granta.loadtest.measure.Tally;
import chat.granta.loadtest.measure.Window;
import chat.granta.loadtest.wire.Transport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Open loop: so many messages a second, whatever the server does; latency from the time each was to be sent. */
@Command(name = "rate", mixinStandardHelpOptions = true, description = "Latency at a fixed rate.")
public final class Rate extends Scenario {
    @Option(names = "--rate", defaultValue = "1000", description = "messages a second in all (${DEFAULT-VALUE})")
    private double perSecond;

    @Option(names = "--body-bytes", defaultValue = "50", description = "text beside the marker (${DEFAULT-VALUE})")
    private int bodyBytes;

    @Override
    protected void check(Usage usage) {
        usage.require(accounts.users() % 2 == 0, "--users is an even number: they talk in pairs");
        usage.require(target.hasPeer() == accounts.hasPeer(), "--peer-port and --peer-domain go together");
        usage.require(perSecond > 0, "--rate is above 0");
        usage.require(bodyBytes >= 0, "--body-bytes is not negative");
    }

    @Override
    protected void play(Report report, Progress progress) throws InterruptedException {
        report.row("users", accounts.users()).row("rate", perSecond).row("TLS", target.tls().toString());
        try (Transport transport = open(accounts.users())) {
            Pairs pairs = Pairs.login(new Crowd(transport, accounts, progress), accounts.users(), bodyBytes);
            Window window = measure.windowFromNow();
            pairs.begin(window, 0);
            progress.load(window, "messages", pairs::done);
            Thread pacer = Pacer.start(perSecond, window, pairs::say);
            Cost cost = Cost.during(window, measure.server(), measure.records());
            pacer.join();
            Tally tally = pairs.finish(window);
            report.tally("messages", tally);
            tally.course().report(report, "messages", measure.server());
            cost.report(report, "message", tally.count());
            pairs.report(report);
        }
    }
}
