package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.LogRecords;
import chat.granta.loadtest.measure.ProcessTree;
import chat.granta.loadtest.measure.Progress;
import chat.granta.loadtest.measure.Report;
import chat.granta.loadtest.measure.Tally;
import chat.granta.loadtest.wire.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The first user has all others as contacts, by {@code bench/star.sh}. Those come and publish an item each; then the first user comes,
 * whom all their last items are due, and publishes, which all of them are to hear.
 */
@Command(name = "items", mixinStandardHelpOptions = true, description = "One with many contacts who publish comes, and publishes (XEP-0163).")
public final class Publications extends Scenario {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    @Option(names = "--publications", defaultValue = "30", description = "how often the first user publishes (${DEFAULT-VALUE})")
    private int publications;

    private final List<Reader> readers = new ArrayList<>();
    private final List<Tally> tallies = new ArrayList<>();

    @Override
    protected void check(Usage usage) {
        usage.require(publications > 0 && accounts.users() > 1, "--publications is at least 1, and --users 2");
    }

    @Override
    protected void play(Report report, Progress progress) throws InterruptedException {
        int contacts = accounts.users() - 1;
        report.row("contacts", contacts).row("TLS", target.tls().toString());
        for (int i = 0; i <= contacts; i++) {
            Tally tally = Tally.ofPhase();
            tallies.add(tally);
            readers.add(new Reader(tally));
        }
        Reader first = readers.getFirst();
        try (Transport transport = open(accounts.users())) {
            var crowd = new Crowd(transport, accounts, progress);
            // The first comes last, and not before the others have published.
            crowd.from(1).login(contacts, i -> readers.get(i + 1));
            each(crowd, Reader::publish);
            await(() -> readers.stream().skip(1).allMatch(reader -> reader.acknowledged() == 1));
            report.failWhen(readers.stream().skip(1).anyMatch(reader -> reader.acknowledged() != 1),
                    "not everybody has published");
            phase(report, "arrival", 1, contacts, () -> {
                crowd.login(1, _ -> first);
                await(() -> first.heard() >= contacts);
            });
            report.failWhen(first.heard() != contacts, first.heard() + " last items came, of " + contacts);
            nextPart(crowd);
            phase(report, "publication", publications, publications * contacts, () -> {
                for (int i = 1; i <= publications; i++) {
                    int wanted = i;
                    crowd.loop(0).execute(first::publish);
                    await(() -> readers.stream().skip(1).allMatch(reader -> reader.heard() >= wanted));
                }
            });
            Tally total = Tally.ofPhase();
            tallies.stream().skip(1).forEach(total::add);
            report.latency("publication latency", total);
            long wrong = readers.stream().skip(1).filter(reader -> reader.heard() != publications).count();
            report.failWhen(wrong > 0, wrong + " contacts did not hear each item once");
            report.failWhen(readers.stream().anyMatch(reader -> !reader.problem().isEmpty()), readers.stream()
                    .map(Reader::problem).filter(Predicate.not(String::isEmpty)).findFirst().orElse(""));
        }
    }

    /** What the users do. */
    private interface Deed {
        void happen() throws InterruptedException;
    }

    private void phase(Report report, String what, int deeds, int notifications, Deed deed)
            throws InterruptedException {
        ProcessTree server = measure.server();
        LogRecords log = measure.records();
        long recordsBefore = log.count();
        double cpuBefore = server.usage().cpuSeconds();
        long began = System.nanoTime();
        deed.happen();
        double took = (System.nanoTime() - began) / 1e9;
        double cpu = server.usage().cpuSeconds() - cpuBefore;
        report.row(what + " heard by all after", took * 1e3 / deeds, "ms");
        report.row(what + " server CPU", cpu * 1e3 / deeds, "ms");
        report.row(what + " server CPU per notification", cpu * 1e6 / notifications, "us");
        if (log.areCounted()) {
            report.row(what + " log records", (double) (log.count() - recordsBefore) / deeds);
        }
    }

    private void nextPart(Crowd crowd) throws InterruptedException {
        for (int i = 0; i < readers.size(); i++) {
            tallies.set(i, Tally.ofPhase());
        }
        for (int i = 0; i < readers.size(); i++) {
            Reader reader = readers.get(i);
            Tally tally = tallies.get(i);
            crowd.loop(i).submit(() -> reader.begin(tally)).await();
        }
    }

    private void each(Crowd crowd, Consumer<Reader> deed) {
        for (int i = 1; i < readers.size(); i++) {
            Reader reader = readers.get(i);
            crowd.loop(i).execute(() -> deed.accept(reader));
        }
    }

    /** Waits until it is so, and not longer than it takes for nothing more to come. */
    private void await(BooleanSupplier isTrue) throws InterruptedException {
        long before = -1;
        long deadline = 0;
        while (!isTrue.getAsBoolean()) {
            long come = readers.stream().mapToLong(reader -> reader.heard() + reader.acknowledged()).sum();
            if (come != before) {
                before = come;
                deadline = System.nanoTime() + PATIENCE_NANOS;
            } else if (System.nanoTime() - deadline > 0) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
