package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.Cost;
import chat.granta.loadtest.measure.Report;
import chat.granta.loadtest.measure.Tally;
import chat.granta.loadtest.measure.Window;
import chat.granta.loadtest.wire.Transport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Closed loop in rooms: each speaker says the next when it has heard itself; a delivery is a message at one of the room's occupants. */
@Command(name = "rooms", mixinStandardHelpOptions = true, description = "Peak throughput in rooms.")
public final class Rooms extends Scenario {
    @Option(names = "--service", description = "domain of the rooms' addresses (group.DOMAIN)")
    private String service = "";

    @Option(names = "--rooms", defaultValue = "10", description = "how many; --users are spread over them (${DEFAULT-VALUE})")
    private int rooms;

    @Option(names = "--speakers", defaultValue = "10", description = "in each room (${DEFAULT-VALUE})")
    private int speakers;

    @Option(names = "--window", defaultValue = "1", description = "messages under way of each speaker (${DEFAULT-VALUE})")
    private int inFlight;

    @Option(names = "--body-bytes", defaultValue = "50", description = "text beside the marker (${DEFAULT-VALUE})")
    private int bodyBytes;

    @Override
    protected void check(Usage usage) {
        usage.require(rooms > 0 && accounts.users() % rooms == 0, "--users is a multiple of --rooms");
        usage.require(speakers > 0 && speakers <= accounts.users() / rooms,
                "--speakers is at least 1, and at most the occupants of a room");
        usage.require(inFlight > 0, "--window is at least 1");
        usage.require(bodyBytes >= 0, "--body-bytes is not negative");
    }

    @Override
    protected void play(Report report) throws InterruptedException {
        int perRoom = accounts.users() / rooms;
        report.row("rooms", rooms).row("occupants of each", perRoom).row("speakers in each", speakers)
                .row("window", inFlight).row("TLS", target.tls().toString());
        try (Transport transport = target.open(accounts.users())) {
            Roomful all = Roomful.login(transport, accounts, service.isEmpty() ? "group." + accounts.domain() : service,
                    perRoom, speakers, bodyBytes);
            all.enterAll();
            Window window = measure.windowFromNow();
            all.begin(window, inFlight);
            Cost cost = Cost.during(window, measure.server());
            Tally tally = all.finish(window);
            report.tally("deliveries", tally);
            tally.course().report(report, "deliveries", measure.server());
            cost.report(report, "delivery", tally.count());
            all.report(report);
            report.failWhen(tally.count() == 0, "no message came through");
        }
    }
}
