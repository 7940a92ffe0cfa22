package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.Cost;
import chat.granta.loadtest.measure.Progress;
import chat.granta.loadtest.measure.Report;
import chat.granta.loadtest.measure.Tally;
import chat.granta.loadtest.measure.Window;
import chat.granta.loadtest.wire.Transport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** In rooms: each speaker says the next when it has heard itself, or all at a rate; a delivery is a message at one of the room's occupants. */
@Command(name = "rooms", mixinStandardHelpOptions = true, description = "Rooms: peak throughput, or latency at a rate.")
public final class Rooms extends Scenario {
    @Option(names = "--service", description = "domain of the rooms' addresses (group.DOMAIN)")
    private String service = "";

    @Option(names = "--rooms", defaultValue = "10", description = "how many; --users are spread over them (${DEFAULT-VALUE})")
    private int rooms;

    @Option(names = "--speakers", defaultValue = "10", description = "in each room (${DEFAULT-VALUE})")
    private int speakers;

    @Option(names = "--window", defaultValue = "1", description = "messages under way of each speaker (${DEFAULT-VALUE})")
    private int inFlight;

    @Option(names = "--rate", defaultValue = "0", description = "open loop instead: messages a second in all, latency from when each was to be sent")
    private double perSecond;

    @Option(names = "--body-bytes", defaultValue = "50", description = "text beside the marker (${DEFAULT-VALUE})")
    private int bodyBytes;

    @Override
    protected void check(Usage usage) {
        usage.require(rooms > 0 && accounts.users() % rooms == 0, "--users is a multiple of --rooms");
        usage.require(speakers > 0 && speakers <= accounts.users() / rooms,
                "--speakers is at least 1, and at most the occupants of a room");
        usage.require(inFlight > 0, "--window is at least 1");
        usage.require(perSecond >= 0, "--rate is not negative");
        usage.require(bodyBytes >= 0, "--body-bytes is not negative");
    }

    @Override
    protected void play(Report report, Progress progress) throws InterruptedException {
        int perRoom = accounts.users() / rooms;
        report.row("rooms", rooms).row("occupants of each", perRoom).row("speakers in each", speakers)
                .row(perSecond > 0 ? "rate" : "window", perSecond > 0 ? perSecond : inFlight)
                .row("TLS", target.tls().toString());
        try (Transport transport = open(accounts.users())) {
            Roomful all = Roomful.login(new Crowd(transport, accounts, progress),
                    service.isEmpty() ? "group." + accounts.domain() : service, accounts.users(), perRoom, speakers,
                    bodyBytes);
            all.enterAll();
            Window window = measure.windowFromNow();
            all.begin(window, perSecond > 0 ? 0 : inFlight);
            progress.load(window, "deliveries", all::done);
            if (perSecond > 0) {
                Pacer.start(perSecond, window, all::say);
            }
            Cost cost = Cost.during(window, measure.server(), measure.records());
            Tally tally = all.finish(window);
            report.tally("deliveries", tally);
            tally.course().report(report, "deliveries", measure.server());
            cost.report(report, "delivery", tally.count());
            cost.reportRecords(report, "message", (double) tally.count() / perRoom);
            all.report(report);
            report.failWhen(tally.count() == 0, "no message came through");
        }
    }
}
