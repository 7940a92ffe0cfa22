package chat.granta.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.chaos.cluster.ServiceProcess;
import chat.granta.chaos.report.FaultTable;
import chat.granta.chaos.rosters.Crowd;
import chat.granta.chaos.rosters.RosterOutcome;
import chat.granta.chaos.traffic.Outcome;
import chat.granta.chaos.traffic.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Pairs of people who change their rosters all the time while roster-services and routers are killed with -9, and
 * PostgreSQL is away: two of each, as processes. Rosters, what was told of them and who sees whom agree afterwards; and a
 * subscription of which half is missing is found.
 */
class RosterFaultsIT {
    private static final int PAIRS = Landscape.MOST_PAIRS;
    private static final int CHATTING = 5;
    private static final long SEED = System.nanoTime();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration OUTAGE = Duration.ofSeconds(20);
    /** As if what was committed for one of a pair had never been published for the other. */
    private static final String HALF_UNDO = """
            update roster.contact set state = 'NONE' where (account, jid) =
            (select account, jid from roster.contact where account like 'friend%' and state in ('TO', 'FROM', 'BOTH') limit 1)
            """;
    private static final FaultTable ROSTERS = new FaultTable(RosterOutcome.COLUMNS);
    private static final FaultTable CHAT = new FaultTable(Outcome.COLUMNS);

    @AfterAll
    static void print() {
        ROSTERS.print(System.out);
        CHAT.print(System.out);
    }

    @Test
    void whateverDiesRostersAndWhatIsSeenAgree() throws Exception {
        List<ServiceProcess> rosters = Landscape.cluster().rosters(2);
        List<ServiceProcess> routers = Landscape.cluster().startRouters(2, Map.of());
        try (ServiceProcess first = routers.getFirst();
                ServiceProcess _ = routers.getLast();
                Crowd crowd = Crowd.start(Landscape.tlsPort(), "friend", PAIRS, SEED, PATIENCE)) {
            crowd.begin();
            crowd.awaitTurns(3);
            check("nothing, for comparison", crowd, System.nanoTime());
            check("roster-service killed, there is another", crowd, kill(rosters.getFirst(), crowd));
            Landscape.cluster().rosters(2);
            check("the other killed, there is a new one", crowd, kill(rosters.getLast(), crowd));
            check("router killed, another has standbys", crowd, kill(first, crowd));
            takeTheDatabaseAway(crowd);
            assertThat(Landscape.cluster().tamper(HALF_UNDO)).isOne();
            RosterOutcome undone = crowd.settle(System.nanoTime());
            ROSTERS.add("half a subscription undone in the database", undone.cells());
            assertThat(undone.disagreeing()).isOne();
            assertThat(undone.findings()).anyMatch(finding -> finding.startsWith("half-made"));
        }
    }

    /** People whose policies are known chat on; whoever changes a roster waits, and is answered afterwards. */
    private static void takeTheDatabaseAway(Crowd crowd) throws Exception {
        try (Traffic chat = Traffic.start(Landscape.tlsPort(), "chat", CHATTING)) {
            long messages = 20;
            chat.exchange(messages);
            crowd.begin();
            crowd.awaitTurns(2);
            Landscape.cluster().stopPostgres();
            long stopped = System.nanoTime();
            messages += 20;
            chat.exchange(messages);
            int turns = crowd.turns();
            while (System.nanoTime() - stopped < OUTAGE.toNanos()) {
                messages += 20;
                chat.exchange(messages);
            }
            int turnsMeanwhile = crowd.turns() - turns;
            Outcome chatted = chat.outcome(stopped);
            CHAT.add("PostgreSQL stopped for 20 s", chatted.cells());
            Landscape.cluster().startPostgres();
            crowd.awaitTurns(3);
            check("PostgreSQL stopped for 20 s", crowd, stopped);
            assertThat(turnsMeanwhile).as("changes without a database").isZero();
            assertThat(chatted).matches(Outcome::isPerfect);
            assertThat(chatted.silence()).isLessThan(OUTAGE);
        }
    }

    /** Kills in the middle of traffic, and returns when; everybody has gone on since. */
    private static long kill(ServiceProcess service, Crowd crowd) throws InterruptedException {
        crowd.begin();
        crowd.awaitTurns(2);
        long killed = System.nanoTime();
        service.kill();
        crowd.awaitTurns(3);
        return killed;
    }

    private static void check(String fault, Crowd crowd, long since) throws InterruptedException {
        RosterOutcome outcome = crowd.settle(since);
        ROSTERS.add(fault, outcome.cells());
        assertThat(outcome.findings()).as(fault + ", seed " + SEED).isEmpty();
    }
}
