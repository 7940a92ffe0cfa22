package chat.granta.chaos;

import chat.granta.chaos.cluster.ServiceProcess;
import chat.granta.chaos.people.Outcome;
import chat.granta.chaos.people.People;
import chat.granta.chaos.report.FaultTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever one thing dies, stops or is away for a while, under traffic: two gateways, two routers, three brokers, the other
 * services and PostgreSQL, each a process; clients with stream management at both gateways.
 */
class FaultsIT {
    private static final int MOST_TRIALS = 30;
    private static final FaultTable TABLE = new FaultTable(Outcome.COLUMNS);

    private static Landscape landscape;
    private static Trial trial;
    private static ServiceProcess gateway;
    private static ServiceProcess router;
    private static ServiceProcess otherRouter;
    private static ServiceProcess roster;
    private static ServiceProcess archive;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        landscape = Landscape.doubled(directory, IntStream.range(0, MOST_TRIALS).mapToObj(Trial::crowd).toList(),
                2 * Trial.PAIRS + 1);
        router = landscape.cluster().startRouter(Map.of());
        otherRouter = landscape.cluster().startRouter(Map.of());
        roster = landscape.cluster().startRoster();
        archive = landscape.cluster().startArchive();
        gateway = landscape.gateways().getFirst().process();
        landscape.cluster().awaitReady();
        trial = new Trial(landscape, TABLE);
    }

    @AfterAll
    static void stop() {
        TABLE.print(System.out);
        landscape.close();
    }

    @Test
    void nothing() throws Exception {
        trial.everythingGoesOn("nothing, for comparison", people -> people.awaitFlow(20));
    }

    @Test
    void gatewayKilled() throws Exception {
        trial.everythingGoesOn("gateway killed", people -> {
            gateway.kill();
            people.awaitFlow(5);
            gateway.startAgain();
        });
    }

    @Test
    void gatewayPaused() throws Exception {
        trial.everythingGoesOn("gateway paused until all go on elsewhere", people -> {
            gateway.pause();
            people.awaitFlow(1);
            gateway.wake();
        });
    }

    @Test
    void routerKilled() throws Exception {
        trial.everythingGoesOn("router killed", people -> {
            router.kill();
            people.awaitFlow(5);
            router.startAgain();
        });
    }

    @Test
    void brokerKilled() throws Exception {
        ServiceProcess broker = landscape.cluster().brokers().nodes().getFirst();
        trial.everythingGoesOn("broker killed", people -> {
            broker.kill();
            people.awaitFlow(5);
            broker.startAgain();
        });
    }
}
