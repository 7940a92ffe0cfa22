package chat.granta.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.chaos.cluster.ServiceProcess;
import chat.granta.chaos.report.FaultTable;
import chat.granta.chaos.traffic.Outcome;
import chat.granta.chaos.traffic.Traffic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Routers killed with -9 under traffic: a broker, an auth-service, a roster-service, a gateway and two routers as
 * processes, clients on real connections. Nothing is lost, doubled or reordered; and without the replay rule something is.
 */
class RouterKilledIT {
    private static final int PAIRS = 10;
    private static final int MOST_KILLS = 8;
    private static final Map<String, String> WITHOUT_REPLAY_RULE = Map.of("granta.router.replay-rule", "false");
    private static final FaultTable TABLE = new FaultTable(Outcome.COLUMNS);

    @AfterAll
    static void print() {
        TABLE.print(System.out);
    }

    @Test
    void aKilledRouterLosesDoublesAndReordersNothing() throws Exception {
        Landscape.cluster().rosters(1);
        List<ServiceProcess> routers = Landscape.cluster().startRouters(2, Map.of());
        try (ServiceProcess first = routers.getFirst();
                ServiceProcess second = routers.getLast();
                Traffic traffic = Traffic.start(Landscape.tlsPort(), "kept", PAIRS)) {
            traffic.exchange(200);
            long killed = kill(first, traffic, 600);
            traffic.exchange(600);
            Outcome afterFirst = traffic.outcome(killed);
            TABLE.add("router killed, another has standbys", afterFirst.cells());
            try (ServiceProcess _ = Landscape.cluster().startRouters(1, Map.of()).getFirst()) {
                killed = kill(second, traffic, 1000);
                traffic.exchange(1000);
                Outcome afterSecond = traffic.outcome(killed);
                TABLE.add("the other killed, a new one takes over", afterSecond.cells());
                assertThat(afterFirst).matches(Outcome::isPerfect);
                assertThat(afterSecond).matches(Outcome::isPerfect);
            }
        }
    }

    /** Not each kill meets outputs that are not committed yet, but one of several does. */
    @Test
    void withoutTheReplayRuleMessagesAreDoubled() throws Exception {
        Landscape.cluster().rosters(1);
        try (ServiceProcess _ = Landscape.cluster().startRouters(1, WITHOUT_REPLAY_RULE).getFirst();
                Traffic traffic = Traffic.start(Landscape.tlsPort(), "broken", PAIRS)) {
            traffic.exchange(200);
            long goal = 200;
            Outcome outcome = traffic.outcome(System.nanoTime());
            for (int kills = 0; outcome.doubled() == 0 && kills < MOST_KILLS; kills++) {
                goal += 400;
                try (ServiceProcess doomed = Landscape.cluster().startRouters(1, WITHOUT_REPLAY_RULE).getFirst()) {
                    long killed = kill(doomed, traffic, goal);
                    traffic.exchange(goal);
                    outcome = traffic.outcome(killed);
                }
            }
            TABLE.add("router killed, no replay rule", outcome.cells());
            assertThat(outcome.doubled()).isPositive();
        }
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
