package chat.granta.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.chaos.people.Outcome;
import chat.granta.chaos.people.Pace;
import chat.granta.chaos.people.People;
import chat.granta.testkit.process.ServiceProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The suite can fail: without what keeps a promise, the same faults break it. */
@ExtendWith(Worlds.class)
class ControlsIT {
    private static final int MOST_KILLS = 8;
    private static final int NUMBERS = 8;
    /** A router commits once a second, and only after 2.5 s without its heartbeat do others lead what a dead broker led. */
    private static final int UNTIL_A_COMMIT = 2;
    private static final Pace FLAT_OUT = new Pace(Duration.ZERO, 20);

    /** Not each kill meets outputs that are not committed yet, but one of several does. */
    @Test
    void withoutTheReplayRuleMessagesAreDoubled(Trial trial) throws Exception {
        Outcome outcome = killRouters(trial, Map.of("granta.router.replay-rule", "false"), List.of(),
                Trial.PACE, each -> each.doubled() > 0);
        trial.add("router killed, no replay rule", outcome);
        assertThat(outcome.doubled()).isPositive();
    }

    /**
     * A store gets ahead of what was sent: its broker has it, while the one that was to have the message is gone. With a cache
     * stores are written at commits, after what was sent, and a death must fall into one for that.
     */
    @Test
    @Whole
    void withoutTransactionsMessagesAreLostOrDoubled(Trial trial) throws Exception {
        Outcome outcome = killRouters(trial, Map.of("granta.router.processing-guarantee", "at_least_once",
                "granta.router.store-cache", "0"), trial.world().cluster().brokers().nodes().subList(0, 1), FLAT_OUT,
                each -> !each.isExact());
        trial.add("broker and router killed, no transactions", outcome);
        assertThat(outcome.isExact()).as("everything came once all the same").isFalse();
    }

    @Test
    @Whole
    void withoutStreamManagementMessagesAreLost(Trial trial) throws Exception {
        ServiceProcess gateway = trial.world().gateways().getFirst().process();
        try (People people = trial.gather(false, Trial.PACE)) {
            people.begin();
            people.awaitSent(NUMBERS);
            long since = System.nanoTime();
            gateway.kill();
            people.awaitFlow(NUMBERS);
            people.rest();
            trial.awaitEverythingRead("a gateway's death");
            Outcome outcome = people.outcome(since);
            trial.add("gateway killed, no stream management", outcome);
            assertThat(outcome.lost()).isPositive();
        } finally {
            trial.world().mend();
        }
    }

    /**
     * Kills the router that has had the homes for longest, a newcomer having standbys, until something is broken.
     *
     * @param companions killed before it, so that it commits in between, and started again
     */
    private static Outcome killRouters(Trial trial, Map<String, String> settings, List<ServiceProcess> companions,
            Pace pace, Predicate<Outcome> isBroken) throws Exception {
        World world = trial.world();
        for (ServiceProcess router : world.routers()) {
            router.terminate();
        }
        ServiceProcess owner = world.cluster().startRouter(settings);
        owner.awaitReady();
        try (People people = trial.gather(true, pace)) {
            Outcome outcome = people.outcome(System.nanoTime());
            for (int kills = 0; !isBroken.test(outcome) && kills < MOST_KILLS; kills++) {
                ServiceProcess doomed = owner;
                owner = world.cluster().startRouter(settings);
                owner.awaitReady();
                people.begin();
                people.awaitSent(NUMBERS);
                long since = System.nanoTime();
                for (ServiceProcess companion : companions) {
                    companion.kill();
                    Outage.ofSeconds(UNTIL_A_COMMIT);
                }
                doomed.kill();
                for (ServiceProcess companion : companions) {
                    companion.startAgain();
                }
                people.awaitSent(NUMBERS);
                people.rest();
                trial.awaitEverythingRead("a router's death");
                outcome = people.outcome(since);
            }
            return outcome;
        } finally {
            owner.close();
            world.mend();
        }
    }
}
