package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.LogRecords;
import chat.granta.loadtest.measure.ProcessTree;
import chat.granta.loadtest.measure.Progress;
import chat.granta.loadtest.measure.Report;
import chat.granta.loadtest.wire.Transport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** All users enter one room at once; it is over when everybody sees everybody. Then they may do so again, in another one. */
@Command(name = "entrance", mixinStandardHelpOptions = true, description = "Many users enter one room at once.")
public final class Entrances extends Scenario {
    @Option(names = "--service", description = "domain of the rooms' addresses (group.DOMAIN)")
    private String service = "";

    @Option(names = "--times", defaultValue = "1", description = "how often, each time another room; the last time counts (${DEFAULT-VALUE})")
    private int times;

    @Override
    protected void check(Usage usage) {
        usage.require(times > 0, "--times is at least 1");
    }

    @Override
    protected void play(Report report, Progress progress) throws InterruptedException {
        report.row("users", accounts.users()).row("TLS", target.tls().toString());
        try (Transport transport = open(accounts.users())) {
            Roomful all = Roomful.login(new Crowd(transport, accounts, progress),
                    service.isEmpty() ? "group." + accounts.domain() : service, accounts.users(), accounts.users(), 1,
                    0);
            for (int before = 1; before < times; before++) {
                all.enterAll();
                all.problem(report);
                all = all.inOtherRooms();
            }
            enter(all, report, progress);
        }
    }

    private void enter(Roomful all, Report report, Progress progress) throws InterruptedException {
        ProcessTree server = measure.server();
        LogRecords log = measure.records();
        long recordsBefore = log.count();
        double cpuBefore = server.usage().cpuSeconds();
        long presencesBefore = all.presences();
        long began = System.nanoTime();
        progress.phase("entering", "presences", all::presences);
        all.enterAll();
        double took = (System.nanoTime() - began) / 1e9;
        long presences = all.presences() - presencesBefore;
        double cpu = server.usage().cpuSeconds() - cpuBefore;
        report.row("in the room", all.in()).row("all see all after", took, "s").row("presences", presences)
                .row("presences per second", presences / took);
        report.row("server CPU", cpu, "s").row("server CPU per presence", cpu * 1e6 / presences, "us");
        if (log.areCounted()) {
            double records = log.count() - recordsBefore;
            report.row("log records", records).row("log records per entrance", records / (all.in() - 1));
        }
        all.problem(report);
    }
}
