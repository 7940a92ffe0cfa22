package chat.granta.chaos;

import chat.granta.chaos.cluster.Brokers;
import chat.granta.testkit.process.ServiceProcess;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The log itself is away, in part or as a whole; and everything is restarted. */
@ExtendWith(Worlds.class)
class LogFaultsIT {
    private static final int ENOUGH = 5;
    private static final Duration SOON = Duration.ofSeconds(45);

    @Test
    void brokerKilled(Trial trial) throws Exception {
        ServiceProcess broker = trial.world().cluster().brokers().nodes().getFirst();
        trial.everythingGoesOn("broker killed", people -> {
            broker.kill();
            people.awaitFlow(ENOUGH);
            broker.startAgain();
        });
    }

    /** A broker whose machine is gone refuses nothing and answers nothing; whoever waits for it is to ask another soon, not after Kafka's 30 s. */
    @Test
    @Whole
    void brokerSilent(Trial trial) throws Exception {
        ServiceProcess broker = trial.world().cluster().brokers().nodes().getFirst();
        trial.everythingArrives("broker silent", people -> {
            broker.pause();
            people.awaitFlow(ENOUGH);
            broker.wake();
        }, outcome -> outcome.isPerfect() && outcome.silence().compareTo(SOON) < 0);
    }

    /** Nothing is acknowledged that is not durable, and everybody finds everybody again. */
    @Test
    @Whole
    void allBrokersKilled(Trial trial) throws Exception {
        Brokers brokers = trial.world().cluster().brokers();
        trial.everythingGoesOn("all brokers away for 30 s", people -> {
            for (ServiceProcess broker : brokers.nodes()) {
                broker.kill();
            }
            Outage.ofSeconds(30);
            brokers.startAgain();
        });
    }

    /** Nothing can be written by one of three: what was sent waits, newer stanzas wait behind it, and there is no gap. */
    @Test
    @Whole
    void twoBrokersKilled(Trial trial) throws Exception {
        Brokers brokers = trial.world().cluster().brokers();
        trial.everythingGoesOn("two brokers of three away for 20 s", people -> {
            brokers.nodes().getFirst().kill();
            brokers.nodes().getLast().kill();
            Outage.ofSeconds(20);
            brokers.startAgain();
        });
    }

    @Test
    @Whole
    void everythingRestartedInTurn(Trial trial) throws Exception {
        World world = trial.world();
        trial.everythingGoesOn("everything restarted, one after the other", people -> {
            for (ServiceProcess broker : world.cluster().brokers().nodes()) {
                broker.terminate();
                broker.startAgain();
                people.awaitFlow(1);
            }
            for (ServiceProcess service : world.services()) {
                service.terminate();
                service.startAgain();
                people.awaitFlow(1);
            }
        });
    }
}
