package chat.granta.chaos.rosters;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
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
            throws IOException, InterruptedException {
        var crowd = new Crowd();
        var gateway = new InetSocketAddress("127.0.0.1", tlsPort);
        for (int pair = 0; pair < pairs; pair++) {
            List<Member> members = List.of(Member.logIn(gateway, prefix + 2 * pair),
                    Member.logIn(gateway, prefix + (2 * pair + 1)));
            crowd.couples.add(new Couple(members, new Random(seed + pair), patience));
        }
        for (Member member : crowd.members()) {
            member.ask("get", "<query xmlns='jabber:iq:roster'/>");
            member.send("<presence/>");
            member.ask("get", "<blocklist xmlns='urn:xmpp:blocking'/>");
        }
        await("everybody is available",
                () -> crowd.members().stream().allMatch(member -> member.answers().unanswered() == 0));
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
        var rosters = new RosterInspection(findings);
        couples.forEach(rosters::inspect);
        inspections++;
        new PresenceInspection(couples, findings, inspections).inspect();
        return new RosterOutcome(
                couples.stream().mapToInt(Couple::changes).sum(),
                members().stream().mapToInt(member -> member.answers().asked()).sum(),
                findings.unanswered, findings.doubled, findings.disagreeing, findings.leaked, findings.unseen,
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
