package chat.granta.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.chaos.cluster.Cluster;
import chat.granta.chaos.cluster.GatewayProcess;
import chat.granta.chaos.cluster.ServiceProcess;
import chat.granta.chaos.report.FaultTable;
import chat.granta.chaos.traffic.Outcome;
import chat.granta.chaos.traffic.Traffic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Routers killed with -9 under traffic: a broker, an auth-service, a roster-service, a gateway and two routers as
 * processes, clients on real connections. Nothing is lost, doubled or reordered; and without the replay rule something is.
 */
class RouterKilledIT {
    private static final int PAIRS = 10;
    private static final int MOST_KILLS = 8;
    private static final Map<String, String> WITHOUT_REPLAY_RULE = Map.of("granta.router.replay-rule", "false");
    private static final FaultTable TABLE = new FaultTable(Outcome.COLUMNS);

    private static Cluster cluster;
    private static GatewayProcess gateway;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        var landscape = Landscape.small(directory, List.of("kept", "broken"), PAIRS);
        cluster = landscape.cluster();
        gateway = landscape.gateways().getFirst();
        cluster.startRoster();
        cluster.startArchive();
    }

    @AfterAll
    static void stop() {
        TABLE.print(System.out);
        cluster.close();
    }

    @Test
    void aKilledRouterLosesDoublesAndReordersNothing() throws Exception {
        try (ServiceProcess first = cluster.startRouter(Map.of());
                ServiceProcess second = cluster.startRouter(Map.of());
                Traffic traffic = gather("kept")) {
            traffic.exchange(200);
            long killed = kill(first, traffic, 600);
            traffic.exchange(600);
            Outcome afterFirst = traffic.outcome(killed);
            TABLE.add("router killed, another has standbys", afterFirst.cells());
            try (ServiceProcess _ = cluster.startRouter(Map.of())) {
                cluster.awaitReady();
                killed = kill(second, traffic, 1000);
                traffic.exchange(1000);
                Outcome afterSecond = traffic.outcome(killed);
                TABLE.add("the other killed, a new one takes over", afterSecond.cells());
                assertThat(afterFirst).matches(Outcome::isPerfect);
                assertThat(afterSecond).matches(Outcome::isPerfect);
            }
        }
    }

    /**
     * Not each kill meets outputs that are not committed yet, but one of several does. It is always the router that has had the
     * homes for longer: a newcomer may have none yet but standbys.
     */
    @Test
    void withoutTheReplayRuleMessagesAreDoubled() throws Exception {
        ServiceProcess owner = cluster.startRouter(WITHOUT_REPLAY_RULE);
        try (Traffic traffic = gather("broken")) {
            traffic.exchange(200);
            long goal = 200;
            Outcome outcome = traffic.outcome(System.nanoTime());
            for (int kills = 0; outcome.doubled() == 0 && kills < MOST_KILLS; kills++) {
                goal += 400;
                ServiceProcess doomed = owner;
                owner = cluster.startRouter(WITHOUT_REPLAY_RULE);
                owner.awaitReady();
                long killed = kill(doomed, traffic, goal);
                traffic.exchange(goal);
                outcome = traffic.outcome(killed);
            }
            TABLE.add("router killed, no replay rule", outcome.cells());
            assertThat(outcome.doubled()).isPositive();
        } finally {
            owner.close();
        }
    }

    private static Traffic gather(String crowd) throws Exception {
        cluster.awaitReady();
        return Traffic.start(gateway.tlsPort(), crowd, PAIRS);
    }

    /** Kills in the middle of traffic, and returns when. */
    private static long kill(ServiceProcess router, Traffic traffic, long goal) throws InterruptedException {
        traffic.sendUntil(goal);
        traffic.awaitSomeone(goal - 300);
        long now = System.nanoTime();
        router.kill();
        return now;
    }
}
