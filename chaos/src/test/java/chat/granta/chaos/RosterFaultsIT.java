package chat.granta.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.chaos.cluster.Cluster;
import chat.granta.chaos.cluster.Database;
import chat.granta.chaos.cluster.GatewayProcess;
import chat.granta.chaos.items.ItemOutcome;
import chat.granta.chaos.items.Items;
import chat.granta.chaos.items.NodeReader;
import chat.granta.chaos.people.Outcome;
import chat.granta.chaos.people.People;
import chat.granta.chaos.report.FaultTable;
import chat.granta.chaos.rosters.Crowd;
import chat.granta.chaos.rosters.ListPair;
import chat.granta.chaos.rosters.RosterOutcome;
import chat.granta.testkit.process.ServiceProcess;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Pairs of people who change their rosters all the time while roster-services and routers are killed with -9, and
 * PostgreSQL is away. Rosters, what was told of them and who sees whom agree afterwards. What others publish meanwhile is there, and was told once.
 */
@ExtendWith(Worlds.class)
class RosterFaultsIT {
    private static final int PAIRS = Outage.isWhole() ? 30 : 15;
    private static final int OUTAGE = Outage.isWhole() ? 20 : 8;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long SEED = System.nanoTime();
    private static final FaultTable TABLE = new FaultTable(RosterOutcome.COLUMNS);
    private static final FaultTable ITEMS = new FaultTable(ItemOutcome.COLUMNS);
    private static final int PUBLISHERS = PAIRS / 3;
    private static final int READERS = 4;

    @AfterAll
    static void show() {
        TABLE.print(System.out);
        ITEMS.print(System.out);
    }

    @Test
    @Short
    void whateverDiesRostersAndWhatIsSeenAgree(Trial trial) throws Exception {
        World world = trial.world();
        try (ServiceProcess second = world.cluster().startRoster()) {
            second.awaitReady();
            try (Crowd crowd = Crowd.start(world.gateways().getFirst().tlsPort(), trial.nextCrowd(), PAIRS, SEED,
                    Duration.ofSeconds(60))) {
                check("roster-service killed, there is another", crowd, kill(world.roster(), crowd));
                world.roster().startAgain();
                check("the other killed, there is a new one", crowd, kill(second, crowd));
                check("router killed, another has standbys", crowd, kill(world.routers().getFirst(), crowd));
                takeTheDatabaseAway(trial, crowd);
            }
        } finally {
            world.mend();
        }
    }

    /** XEP-0163: what is published is in its node, and is told once and in its order, whoever dies meanwhile. */
    @Whole
    @Test
    void whatIsPublishedIsTold(Trial trial) throws Exception {
        World world = trial.world();
        try (ServiceProcess second = world.cluster().startRoster()) {
            second.awaitReady();
            try (Items items = Items.start(world.gateways().stream().map(GatewayProcess::tlsAddress).toList(),
                    trial.nextCrowd(), PUBLISHERS)) {
                awaitItems("items are published", items, Collections.nCopies(PUBLISHERS, 0));
                kill("items, roster-service killed, there is another", world.roster(), items);
                world.roster().startAgain();
                kill("items, the other killed, there is a new one", second, items);
                kill("items, router killed, another has standbys", world.routers().getFirst(), items);
                items.rest();
                await("everything published is told").atMost(PATIENCE).until(items::areDone);
                assertThat(items.outcome(System.nanoTime()).findings()).isEmpty();
            }
        } finally {
            world.mend();
        }
    }

    /**
     * XEP-0163 without a database: what is published waits, and is told once afterwards; what was read before is read meanwhile, and who asks
     * for something else may ask again (ADR 35).
     */
    @Whole
    @Test
    void whatIsPublishedWaitsForTheDatabaseAndWhatWasReadIsReadOn(Trial trial) throws Exception {
        World world = trial.world();
        Database database = world.cluster().database();
        List<InetSocketAddress> gateways = world.gateways().stream().map(GatewayProcess::tlsAddress).toList();
        String crowd = trial.nextCrowd();
        List<NodeReader> readers = new ArrayList<>();
        try (Items items = Items.start(gateways, trial.nextCrowd(), PUBLISHERS)) {
            for (int i = 0; i < READERS; i++) {
                readers.add(NodeReader.start(gateways.get(i % 2), gateways.get((i + 1) % 2), crowd + 2 * i,
                        crowd + (2 * i + 1)));
            }
            awaitItems("items are published", items, Collections.nCopies(PUBLISHERS, 0));
            awaitReaders("items are read", readers, reader -> reader.answered() > 0);
            database.stop();
            long stopped = System.nanoTime();
            List<Integer> before = items.acknowledged();
            readers.forEach(NodeReader::askForOther);
            awaitReaders("reads without a database", readers,
                    reader -> reader.hasReadSince(stopped) && reader.other() != null);
            if (Outage.isWhole()) {
                Outage.ofSeconds(OUTAGE);
            }
            // The next number comes when the one before has been acknowledged, and that one may have been done before.
            assertThat(items.most(before)).as("publications without a database").isLessThanOrEqualTo(1);
            long back = System.nanoTime();
            database.startAgain();
            awaitItems("PostgreSQL is back", items, items.acknowledged());
            awaitReaders("PostgreSQL is back", readers, reader -> reader.hasReadSince(back));
            items.rest();
            await("everything published is told").atMost(PATIENCE).until(items::areDone);
            ITEMS.add("items, PostgreSQL stopped", items.outcome(stopped).cells());
            assertThat(items.outcome(System.nanoTime()).findings()).isEmpty();
            assertThat(readers).extracting(NodeReader::other).containsOnly(NodeReader.WAIT);
            assertThat(readers).extracting(NodeReader::trouble).containsOnlyNulls();
        } finally {
            for (NodeReader reader : readers) {
                reader.close();
            }
            world.mend();
        }
    }

    private static void awaitReaders(String what, List<NodeReader> readers, Predicate<NodeReader> isSo) {
        await(what).atMost(PATIENCE).untilAsserted(() -> assertThat(readers)
                .allMatch(reader -> reader.trouble() != null || isSo.test(reader)));
        assertThat(readers).as(what).extracting(NodeReader::trouble).containsOnlyNulls();
    }

    private static void kill(String fault, ServiceProcess service, Items items) throws InterruptedException {
        long killed = System.nanoTime();
        service.kill();
        awaitItems(fault, items, items.acknowledged());
        ITEMS.add(fault, items.outcome(killed).cells());
    }

    /** RFC 6120 10.1: a list is taken and a message sent behind it, and something dies before the list has had its effect. */
    @Test
    @Short
    void whatIsSentBehindAListIsJudgedByTheList(Trial trial) throws Exception {
        World world = trial.world();
        List<ListPair> pairs = new ArrayList<>();
        try (ServiceProcess second = world.cluster().startRoster()) {
            second.awaitReady();
            String crowd = trial.nextCrowd();
            for (int i = 0; i < PAIRS; i++) {
                pairs.add(ListPair.start(world.gateways().get(i % 2).tlsAddress(), crowd + 2 * i, crowd + (2 * i + 1)));
            }
            goOn("lists and messages, roster-service killed", pairs, world.roster());
            world.roster().startAgain();
            goOn("lists and messages, router killed", pairs, world.routers().getLast());
            pairs.forEach(ListPair::rest);
            await("everything is answered").atMost(PATIENCE).until(() -> pairs.stream().allMatch(ListPair::isDone));
            assertThat(pairs.stream().flatMap(pair -> pair.findings().stream())).isEmpty();
        } finally {
            for (ListPair pair : pairs) {
                pair.close();
            }
            world.mend();
        }
    }

    private static void goOn(String fault, List<ListPair> pairs, ServiceProcess service) throws Exception {
        awaitRounds(fault, pairs, 3);
        service.kill();
        awaitRounds(fault, pairs, 3);
    }

    private static void awaitRounds(String fault, List<ListPair> pairs, int more) {
        List<Integer> before = pairs.stream().map(ListPair::rounds).toList();
        await(fault).atMost(PATIENCE).until(() -> IntStream.range(0, pairs.size())
                .allMatch(i -> pairs.get(i).rounds() >= before.get(i) + more));
    }

    /** People whose policies are known chat on; whoever changes a roster waits, and is answered afterwards. */
    private static void takeTheDatabaseAway(Trial trial, Crowd crowd) throws Exception {
        Cluster cluster = trial.world().cluster();
        try (People chat = trial.gather(true, Trial.PACE)) {
            chat.begin();
            crowd.begin();
            crowd.awaitTurns(2);
            chat.awaitFlow(1);
            cluster.database().stop();
            long stopped = System.nanoTime();
            chat.awaitFlow(1);
            int turns = crowd.turns();
            Outage.ofSeconds(OUTAGE);
            chat.awaitFlow(1);
            int turnsMeanwhile = crowd.turns() - turns;
            chat.settle();
            Outcome chatted = chat.outcome(stopped);
            trial.add("PostgreSQL stopped for " + OUTAGE + " s", chatted);
            cluster.database().startAgain();
            crowd.awaitTurns(3);
            check("PostgreSQL stopped for " + OUTAGE + " s", crowd, stopped);
            assertThat(turnsMeanwhile).as("changes without a database").isZero();
            assertThat(chatted).matches(Outcome::isPerfect);
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

    private static void awaitItems(String fault, Items items, List<Integer> before) {
        await("items after: " + fault).atMost(PATIENCE).until(() -> items.haveGoneOn(before, 2));
    }

    private static void check(String fault, Crowd crowd, long since) throws InterruptedException {
        RosterOutcome outcome = crowd.settle(since);
        TABLE.add(fault, outcome.cells());
        assertThat(outcome.findings()).as(fault + ", seed " + SEED).isEmpty();
    }
}
