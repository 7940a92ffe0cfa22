package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.ProcessTree;
import chat.granta.loadtest.measure.Progress;
import chat.granta.loadtest.measure.Report;
import chat.granta.loadtest.measure.Tally;
import chat.granta.loadtest.wire.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Users with full rosters come online, all of them, and then change their presence once each. Each one's contacts are the users
 * before and after, in a ring. Their rosters are there already (for Granta: {@code bench/rosters.sh}), or are made first.
 */
@Command(name = "presence", mixinStandardHelpOptions = true, description = "Users with full rosters arrive, then change their presence.")
public final class Presences extends Scenario {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    @Option(names = "--contacts", defaultValue = "100", description = "how many each user has (${DEFAULT-VALUE})")
    private int contacts;

    @Option(names = "--make-rosters", description = "have the users subscribe to each other first, where they do not yet")
    private boolean makesRosters;

    private final List<Friend> friends = new ArrayList<>();
    private final List<Tally> tallies = new ArrayList<>();
    private int part;

    @Override
    protected void check(Usage usage) {
        usage.require(contacts > 0 && contacts < accounts.users(), "--contacts is at least 1, and below --users");
        usage.require(contacts % 2 == 0, "--contacts is an even number: as many before as after a user");
    }

    @Override
    protected void play(Report report, Progress progress) throws InterruptedException {
        report.row("users", accounts.users()).row("contacts", contacts).row("TLS", target.tls().toString());
        try (Transport transport = open(accounts.users())) {
            var crowd = new Crowd(transport, accounts, progress);
            if (makesRosters) {
                makeRosters(progress);
            }
            for (int i = 0; i < accounts.users(); i++) {
                friends.add(new Friend(i, Tally.ofPhase()));
                tallies.add(Tally.ofPhase());
            }
            phase(report, progress, "arrival", crowd, () -> crowd.login(accounts.users(), friends::get));
            phase(report, progress, "change", crowd, () -> {
                for (int i = 0; i < friends.size(); i++) {
                    Friend friend = friends.get(i);
                    crowd.loop(i).execute(() -> friend.tell("away"));
                }
            });
        }
    }

    /** On connections of its own, which end with it. */
    private void makeRosters(Progress progress) throws InterruptedException {
        try (Transport transport = open(accounts.users())) {
            var crowd = new Crowd(transport, accounts, progress);
            List<Subscriber> subscribers = IntStream.range(0, accounts.users())
                    .mapToObj(user -> new Subscriber(contactsOf(crowd, user))).toList();
            crowd.login(subscribers.size(), subscribers::get);
            LongSupplier agreed = () -> subscribers.stream().mapToLong(Subscriber::subscribed).sum();
            progress.phase("making rosters", "subscriptions", agreed);
            await(agreed, () -> subscribers.stream().allMatch(Subscriber::isDone));
            if (!subscribers.stream().allMatch(Subscriber::isDone)) {
                throw new ScenarioException("rosters were not made: " + agreed.getAsLong() + " subscriptions approved");
            }
        }
    }

    private List<String> contactsOf(Crowd crowd, int user) {
        int users = accounts.users();
        return IntStream.rangeClosed(-contacts / 2, contacts / 2).filter(distance -> distance != 0)
                .mapToObj(distance -> crowd.account(Math.floorMod(user + distance, users)).bareJid()).toList();
    }

    /** What the users do. */
    private interface Deed {
        void happen() throws InterruptedException;
    }

    private void phase(Report report, Progress progress, String what, Crowd crowd, Deed deed)
            throws InterruptedException {
        ProcessTree server = measure.server();
        nextPart(crowd);
        double cpuBefore = server.usage().cpuSeconds();
        long began = System.nanoTime();
        deed.happen();
        progress.phase(what, "contacts heard of", this::heard);
        double acted = (System.nanoTime() - began) / 1e9;
        await(this::heard, () -> heard() >= (long) contacts * friends.size());
        double took = (System.nanoTime() - began) / 1e9;
        long presences = friends.stream().mapToLong(Friend::presences).sum();
        double cpu = server.usage().cpuSeconds() - cpuBefore;
        report.row(what + " sent after", acted, "s").row(what + " heard by all after", took, "s");
        report.row(what + " presences", presences).row(what + " presences per second", presences / took);
        report.row(what + " server CPU", cpu, "s");
        report.row(what + " server CPU per user", cpu * 1e6 / friends.size(), "us");
        report.latency(what + " latency", total());
        long missing = (long) contacts * friends.size() - heard();
        report.failWhen(missing != 0, what + ": " + missing + " contacts not heard of");
        report.failWhen(friends.stream().anyMatch(friend -> !friend.problem().isEmpty()), "a connection was lost: "
                + friends.stream().map(Friend::problem).filter(Predicate.not(String::isEmpty)).findFirst().orElse(""));
    }

    private void nextPart(Crowd crowd) {
        part++;
        for (int i = 0; i < friends.size(); i++) {
            Friend friend = friends.get(i);
            int now = part;
            Tally tally = Tally.ofPhase();
            tallies.set(i, tally);
            crowd.loop(i).execute(() -> friend.begin(now, tally));
        }
    }

    /** To be read when all has been heard. */
    private Tally total() {
        Tally total = Tally.ofPhase();
        tallies.forEach(total::add);
        return total;
    }

    private long heard() {
        return friends.stream().mapToLong(Friend::contactsHeard).sum();
    }

    /** Until it is over, or nothing more is counted. */
    private static void await(LongSupplier count, BooleanSupplier isOver) throws InterruptedException {
        long seen = count.getAsLong();
        long patience = System.nanoTime() + PATIENCE_NANOS;
        while (!isOver.getAsBoolean() && System.nanoTime() - patience < 0) {
            TimeUnit.MILLISECONDS.sleep(5);
            long now = count.getAsLong();
            if (now > seen) {
                seen = now;
                patience = System.nanoTime() + PATIENCE_NANOS;
            }
        }
    }
}
