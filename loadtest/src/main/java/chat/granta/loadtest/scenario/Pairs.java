package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.Deliveries;
import chat.granta.loadtest.measure.Report;
import chat.granta.loadtest.measure.Tally;
import chat.granta.loadtest.measure.Window;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** Users logged in, talking in pairs: the first with the second, the third with the fourth. */
final class Pairs {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Crowd crowd;
    private final List<Talker> talkers = new ArrayList<>();
    /** The progress asks while a new part of the run begins. */
    private final Map<EventLoop, Tally> tallies = new ConcurrentHashMap<>();

    private Pairs(Crowd crowd) {
        this.crowd = crowd;
    }

    /** @throws ScenarioException when one could not log in or was not answered */
    static Pairs login(Crowd crowd, int users, int bodyBytes) throws InterruptedException {
        var pairs = new Pairs(crowd);
        long run = System.currentTimeMillis();
        for (int i = 0; i < users; i++) {
            pairs.talkers.add(
                    new Talker(run, crowd.account(i).domain(), crowd.account(i ^ 1).bareJid(), "x".repeat(bodyBytes)));
        }
        pairs.comeOnline(crowd);
        return pairs;
    }

    private void comeOnline(Crowd how) throws InterruptedException {
        how.login(talkers.size(), talkers::get);
        if (!await(Talker::isSettled)) {
            throw new ScenarioException("the server did not answer a ping after login");
        }
    }

    /** All connections are cut at once, and all users come back as fast as they can. */
    void comeBack() throws InterruptedException {
        for (int i = 0; i < talkers.size(); i++) {
            crowd.loop(i).execute(talkers.get(i)::cut);
        }
        comeOnline(crowd.atOnce(talkers.size()));
    }

    /** When each was last logged in, for {@link System#nanoTime()}. */
    LongStream bindTimes() {
        return talkers.stream().mapToLong(Talker::boundAt);
    }

    /** How many messages have been heard, warm-up included. Any thread may ask once they have begun. */
    long done() {
        return tallies.values().stream().mapToLong(Tally::done).sum();
    }

    /** Every pair keeps so many messages under way until the window's end; 0: only {@link #say} speaks. */
    void begin(Window window, int inFlight) {
        tallies.clear();
        for (int i = 0; i < talkers.size(); i++) {
            EventLoop loop = crowd.loop(i);
            Tally tally = tallies.computeIfAbsent(loop, first -> new Tally(window));
            Talker talker = talkers.get(i);
            // Both must know before one speaks: the pair shares the loop.
            loop.execute(() -> talker.begin(tally, inFlight > 0));
        }
        for (int i = 0; i < talkers.size(); i += 2) {
            Talker first = talkers.get(i);
            Talker second = talkers.get(i + 1);
            crowd.loop(i).execute(() -> {
                for (int n = 0; n < inFlight; n++) {
                    (n % 2 == 0 ? first : second).say(System.nanoTime());
                }
            });
        }
    }

    /** Lets the sender of this turn speak. */
    void say(long turn, long intended) {
        int index = (int) (turn % talkers.size());
        crowd.loop(index).execute(() -> talkers.get(index).say(intended));
    }

    /** Waits until everything said has been heard, or no longer, and adds up. */
    Tally finish(Window window) throws InterruptedException {
        long[] seen = {-1};
        long patience = System.nanoTime() + PATIENCE_NANOS;
        while (sum(Talker::sent) > sum(talker -> talker.heard().received())) {
            long heard = sum(talker -> talker.heard().received());
            if (heard > seen[0]) {
                patience = System.nanoTime() + PATIENCE_NANOS;
                seen[0] = heard;
            } else if (System.nanoTime() - patience > 0) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        var total = new Tally(window);
        tallies.forEach((loop, tally) -> on(loop, () -> {
            total.add(tally);
            return tally;
        }));
        return total;
    }

    /** The counts of everything since login; lost, doubled or disordered messages fail the run. */
    void report(Report report) {
        new Deliveries(sum(Talker::sent), sum(talker -> talker.heard().received()),
                sum(talker -> talker.heard().duplicates()), sum(talker -> talker.heard().outOfOrder()))
                .report(report, "message");
        long errors = sum(Talker::errors);
        long gone = sum(talker -> talker.problem().isEmpty() ? 0 : 1);
        report.row("error replies", errors).row("connections lost", gone);
        report.failWhen(errors > 0, errors + " messages were answered with an error");
        report.failWhen(gone > 0, gone + " connections lost, one of them by: " + talkers.stream().map(Talker::problem)
                .filter(Predicate.not(String::isEmpty)).findFirst().orElse(""));
    }

    private boolean await(Predicate<Talker> condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (sum(talker -> condition.test(talker) ? 0 : 1) > 0) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }

    /** A sum over all talkers, each loop's on the loop. */
    private long sum(ToLongFunction<Talker> value) {
        long sum = 0;
        for (EventLoop loop : talkersByLoop().keySet()) {
            List<Talker> here = talkersByLoop().get(loop);
            sum += on(loop, () -> here.stream().mapToLong(value).sum());
        }
        return sum;
    }

    private Map<EventLoop, List<Talker>> talkersByLoop() {
        var byLoop = new HashMap<EventLoop, List<Talker>>();
        for (int i = 0; i < talkers.size(); i++) {
            byLoop.computeIfAbsent(crowd.loop(i), loop -> new ArrayList<>()).add(talkers.get(i));
        }
        return byLoop;
    }

    private static <T> T on(EventLoop loop, Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, loop).join();
    }
}
