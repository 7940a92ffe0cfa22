package chat.granta.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.chaos.cluster.Cluster;
import chat.granta.chaos.cluster.GatewayProcess;
import chat.granta.chaos.cluster.ServiceProcess;
import chat.granta.chaos.report.FaultTable;
import chat.granta.chaos.rosters.Crowd;
import chat.granta.chaos.rosters.RosterOutcome;
import chat.granta.chaos.traffic.Outcome;
import chat.granta.chaos.traffic.Traffic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pairs of people who change their rosters all the time while roster-services and routers are killed with -9, and
 * PostgreSQL is away: two of each, as processes. Rosters, what was told of them and who sees whom agree afterwards.
 */
class RosterFaultsIT {
    private static final int PAIRS = 30;
    private static final int CHATTING = 5;
    private static final long SEED = System.nanoTime();
    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final FaultTable ROSTERS = new FaultTable(RosterOutcome.COLUMNS);
    private static final FaultTable CHAT = new FaultTable(Outcome.COLUMNS);

    private static Cluster cluster;
    private static GatewayProcess gateway;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        var landscape = Landscape.small(directory, List.of("kept", "chat"), PAIRS);
        cluster = landscape.cluster();
        gateway = landscape.gateways().getFirst();
        cluster.startArchive();
    }

    @AfterAll
    static void stop() {
        ROSTERS.print(System.out);
        CHAT.print(System.out);
        cluster.close();
    }

    @Test
    void whateverDiesRostersAndWhatIsSeenAgree() throws Exception {
        try (ServiceProcess firstRoster = cluster.startRoster();
                ServiceProcess secondRoster = cluster.startRoster();
                ServiceProcess firstRouter = cluster.startRouter(Map.of());
                ServiceProcess _ = cluster.startRouter(Map.of());
                Crowd crowd = gather()) {
            crowd.begin();
            crowd.awaitTurns(3);
            check("nothing, for comparison", crowd, System.nanoTime());
            check("roster-service killed, there is another", crowd, kill(firstRoster, crowd));
            try (ServiceProcess _ = cluster.startRoster()) {
                cluster.awaitReady();
                check("the other killed, there is a new one", crowd, kill(secondRoster, crowd));
                check("router killed, another has standbys", crowd, kill(firstRouter, crowd));
                takeTheDatabaseAway(crowd);
            }
        }
    }

    private static Crowd gather() throws Exception {
        cluster.awaitReady();
        return Crowd.start(gateway.tlsPort(), "kept", PAIRS, SEED, Duration.ofSeconds(60));
    }

    /** People whose policies are known chat on; whoever changes a roster waits, and is answered afterwards. */
    private static void takeTheDatabaseAway(Crowd crowd) throws Exception {
        try (Traffic chat = Traffic.start(gateway.tlsPort(), "chat", CHATTING)) {
            long messages = 20;
            chat.exchange(messages);
            crowd.begin();
            crowd.awaitTurns(2);
            cluster.database().stop();
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
            cluster.database().startAgain();
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
