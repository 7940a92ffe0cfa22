package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.Cost;
import chat.granta.loadtest.measure.Progress;
import chat.granta.loadtest.measure.Report;
import chat.granta.loadtest.measure.Tally;
import chat.granta.loadtest.measure.Window;
import chat.granta.loadtest.wire.Transport;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What a day is made of, at once and at fixed rates: half of the users talk in pairs, three in ten sit in rooms, where they talk and
 * change their presence, and the rest come and go.
 */
@Command(name = "day", mixinStandardHelpOptions = true, description = "A mixed day: chats, rooms, presence, logins, each at a rate.")
public final class Day extends Scenario {
    /** So that every part of the day has somebody. */
    private static final int LEAST_USERS = 20;

    @Option(names = "--rate", defaultValue = "100", description = "chat messages a second in all (${DEFAULT-VALUE})")
    private double chatRate;

    @Option(names = "--room-rate", defaultValue = "10", description = "messages said in rooms a second in all (${DEFAULT-VALUE})")
    private double roomRate;

    @Option(names = "--presence-rate", defaultValue = "10", description = "changes of presence in rooms a second in all (${DEFAULT-VALUE})")
    private double presenceRate;

    @Option(names = "--login-rate", defaultValue = "2", description = "users who come and go, a second (${DEFAULT-VALUE})")
    private double loginRate;

    @Option(names = "--rooms", defaultValue = "2", description = "how many (${DEFAULT-VALUE})")
    private int rooms;

    @Option(names = "--service", description = "domain of the rooms' addresses (group.DOMAIN)")
    private String service = "";

    @Option(names = "--body-bytes", defaultValue = "50", description = "text beside the marker (${DEFAULT-VALUE})")
    private int bodyBytes;

    @Override
    protected void check(Usage usage) {
        usage.require(accounts.users() >= LEAST_USERS, "--users is at least " + LEAST_USERS);
        usage.require(chatRate > 0 && roomRate > 0 && presenceRate > 0 && loginRate > 0,
                "--rate, --room-rate, --presence-rate and --login-rate are above 0");
        usage.require(rooms > 0 && perRoom() > 0, "--rooms is at least 1, and at most three in ten of --users");
        usage.require(bodyBytes >= 0, "--body-bytes is not negative");
    }

    @Override
    protected void play(Report report, Progress progress) throws InterruptedException {
        int sitting = perRoom() * rooms;
        int visiting = accounts.users() - talking() - sitting;
        report.row("users in pairs", talking()).row("users in rooms", sitting).row("users who come and go", visiting)
                .row("TLS", target.tls().toString());
        try (Transport transport = open(accounts.users())) {
            var crowd = new Crowd(transport, accounts, progress);
            Pairs pairs = Pairs.login(crowd, talking(), bodyBytes);
            Roomful inRooms = Roomful.login(crowd.from(talking()),
                    service.isEmpty() ? "group." + accounts.domain() : service, sitting, perRoom(), perRoom(),
                    bodyBytes);
            inRooms.enterAll();
            Window window = measure.windowFromNow();
            var visitors = new Visitors(crowd.from(talking() + sitting), visiting, window);
            pairs.begin(window, 0);
            inRooms.begin(window, 0);
            progress.load(window, "deliveries", () -> pairs.done() + inRooms.done());
            List<Thread> pacers = List.of(Pacer.start(chatRate, window, pairs::say),
                    Pacer.start(roomRate, window, inRooms::say),
                    Pacer.start(presenceRate, window, (turn, intended) -> inRooms.changePresence(turn)),
                    Pacer.start(loginRate, window, visitors::come));
            Cost cost = Cost.during(window, measure.server(), measure.records());
            for (Thread pacer : pacers) {
                pacer.join();
            }
            Tally chats = pairs.finish(window);
            Tally deliveries = inRooms.finish(window);
            report.tally("messages", chats);
            report.row("room deliveries", deliveries.count()).latency("room latency", deliveries);
            visitors.report(report);
            cost.report(report, "delivery", chats.count() + deliveries.count());
            pairs.report(report);
            inRooms.report(report);
            report.failWhen(chats.count() == 0 || deliveries.count() == 0, "no message came through");
        }
    }

    /** An even number: they talk in pairs. */
    private int talking() {
        return accounts.users() / 4 * 2;
    }

    private int perRoom() {
        return accounts.users() * 3 / 10 / rooms;
    }
}
