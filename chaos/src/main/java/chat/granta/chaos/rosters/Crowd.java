package chat.granta.chaos.rosters;

import chat.granta.chaos.rosters.Findings.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Pairs of people who change their rosters all the time. Used by one thread. */
public final class Crowd implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long POLL_NANOS = 5_000_000;

    private final List<Couple> couples = new ArrayList<>();
    private final List<Thread> lives = new ArrayList<>();
    private int inspections;

    private Crowd() {}

    /**
     * Logs everybody in, available and told of changes.
     *
     * @param tlsPort of a gateway on the loopback address
     * @param seed of what they do
     * @param patience for what a pair does at once
     */
    public static Crowd start(int tlsPort, String prefix, int pairs, long seed, Duration patience)
            throws InterruptedException, ExecutionException {
        var crowd = new Crowd();
        var gateway = new InetSocketAddress("127.0.0.1", tlsPort);
        List<Callable<Member>> logins = new ArrayList<>();
        for (int i = 0; i < 2 * pairs; i++) {
            String name = prefix + i;
            logins.add(() -> Member.logIn(gateway, name));
        }
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Member>> members = executor.invokeAll(logins);
            for (int pair = 0; pair < pairs; pair++) {
                crowd.couples.add(new Couple(List.of(members.get(2 * pair).get(), members.get(2 * pair + 1).get()),
                        new Random(seed + pair), patience));
            }
        }
        for (Member member : crowd.members()) {
            member.ask("get", "<query xmlns='jabber:iq:roster'/>");
            member.send("<presence/>");
            member.ask("get", "<blocklist xmlns='urn:xmpp:blocking'/>");
        }
        await("everybody is available",
                () -> crowd.members().stream().allMatch(member -> member.heard().answers().unanswered() == 0));
        return crowd;
    }

    /** Everybody begins, or goes on; returns at once. */
    public void begin() {
        couples.forEach(couple -> lives.add(couple.live()));
    }

    /** Waits until each pair has had this many more turns, or is stuck. */
    public void awaitTurns(int more) {
        List<Integer> goals = couples.stream().map(couple -> couple.turns() + more).toList();
        await(more + " more turns", () -> {
            for (int i = 0; i < goals.size(); i++) {
                Couple couple = couples.get(i);
                if (couple.turns() < goals.get(i) && couple.trouble() == null) {
                    return false;
                }
            }
            return true;
        });
    }

    /** How many turns have ended. */
    public int turns() {
        return couples.stream().mapToInt(Couple::turns).sum();
    }

    /**
     * Lets everybody finish, and looks at how things are; recovery counts from this {@link System#nanoTime} on.
     */
    public RosterOutcome settle(long sinceNanos) throws InterruptedException {
        couples.forEach(Couple::rest);
        for (Thread life : lives) {
            life.join();
        }
        lives.clear();
        var findings = new Findings();
        List<RosterInspection> rosters = couples.stream().map(couple -> new RosterInspection(couple, findings))
                .toList();
        rosters.forEach(RosterInspection::inspect);
        inspections++;
        new PresenceInspection(couples, findings, inspections).inspect();
        return new RosterOutcome(
                couples.stream().mapToInt(Couple::changes).sum(),
                members().stream().mapToInt(member -> member.heard().answers().asked()).sum(),
                findings.of(Kind.UNANSWERED), findings.of(Kind.DOUBLED), findings.of(Kind.DISAGREEING),
                findings.of(Kind.LEAKED), findings.of(Kind.UNSEEN),
                couples.stream().map(couple -> couple.longest(sinceNanos)).max(Comparator.naturalOrder()).orElseThrow(),
                findings.all());
    }

    static void await(String what, BooleanSupplier isTrue) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isTrue.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private List<Member> members() {
        return couples.stream().flatMap(couple -> List.of(couple.member(0), couple.member(1)).stream()).toList();
    }

    @Override
    public void close() throws IOException {
        couples.forEach(Couple::rest);
        for (Member member : members()) {
            member.close();
        }
    }
}
