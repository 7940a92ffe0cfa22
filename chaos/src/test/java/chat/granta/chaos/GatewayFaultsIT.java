package chat.granta.chaos;

import chat.granta.testkit.process.ServiceProcess;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A gateway dies, stops, or is paused, under traffic: its clients go on at the other (XEP-0198 section 5). */
@ExtendWith(Worlds.class)
class GatewayFaultsIT {
    private static final int ENOUGH = 5;
    private static final int VISITS = 15;
    private static final List<Integer> PHONES = List.of(0, 2, 4, 6);

    @Test
    void killed(Trial trial) throws Exception {
        ServiceProcess gateway = trial.world().gateways().getFirst().process();
        trial.everythingGoesOn("gateway killed", people -> {
            gateway.kill();
            people.awaitFlow(ENOUGH);
            gateway.startAgain();
        });
    }

    /** A zombie: what its clients said to it last is on their way again by another gateway when it wakes up. */
    @Test
    @Short
    void pausedUntilItsClientsHaveGone(Trial trial) throws Exception {
        ServiceProcess gateway = trial.world().gateways().getLast().process();
        trial.everythingGoesOn("gateway paused, resumed elsewhere, woken", people -> {
            gateway.pause();
            people.awaitFlow(1);
            gateway.wake();
            people.awaitFlow(ENOUGH);
        });
    }

    @Test
    @Whole
    void pausedForTenSeconds(Trial trial) throws Exception {
        ServiceProcess gateway = trial.world().gateways().getFirst().process();
        trial.everythingGoesOn("gateway paused for 10 s", people -> {
            gateway.pause();
            Outage.ofSeconds(10);
            gateway.wake();
        });
    }

    /** Shorter than anybody's patience: nobody need go anywhere. */
    @Test
    @Whole
    void pausedForTwoSeconds(Trial trial) throws Exception {
        ServiceProcess gateway = trial.world().gateways().getFirst().process();
        trial.everythingGoesOn("gateway paused for 2 s", people -> {
            gateway.pause();
            Outage.ofSeconds(2);
            gateway.wake();
        });
    }

    @Test
    @Whole
    void stopped(Trial trial) throws Exception {
        ServiceProcess gateway = trial.world().gateways().getFirst().process();
        trial.everythingGoesOn("gateway stopped", people -> {
            gateway.terminate();
            people.awaitFlow(ENOUGH);
            gateway.startAgain();
        });
    }

    /**
     * Clients without stream management, who are sent away by a gateway that stops, and come back to another, while they are written to.
     * They themselves are silent, as nobody can tell what a server has read of what was sent to it at its last moment.
     */
    @Test
    @Short
    void stoppedWithoutStreamManagement(Trial trial) throws Exception {
        ServiceProcess gateway = trial.world().gateways().getFirst().process();
        trial.everythingComesOnce("gateway stopped under traffic, no stream management", people -> {
            people.hushFirstGateway();
            gateway.terminate();
            people.awaitFlow(ENOUGH);
            gateway.startAgain();
        });
    }

    /** Clients without stream management end their streams, and come back, while they are written to (RFC 6120 section 4.4). */
    @Test
    @Short
    void streamsEndCleanly(Trial trial) throws Exception {
        trial.everythingComesOnce("clean ends under traffic, no stream management", people -> {
            for (int visit = 0; visit < VISITS; visit++) {
                for (int who : PHONES) {
                    people.leave(who);
                    people.comeBack(who);
                }
            }
        });
    }

    /** Phones at both gateways that are known to be away when one of them dies; they wake up to all that came meanwhile. */
    @Test
    @Whole
    void killedWhilePhonesAreAsleep(Trial trial) throws Exception {
        ServiceProcess gateway = trial.world().gateways().getFirst().process();
        trial.everythingGoesOn("phones asleep for 90 s, gateway killed meanwhile", people -> {
            PHONES.forEach(people::sleep);
            Outage.ofSeconds(45);
            gateway.kill();
            people.awaitFlow(ENOUGH);
            gateway.startAgain();
            Outage.ofSeconds(40);
            PHONES.forEach(people::wake);
        });
    }

    /** Longer than a session is kept for: what came meanwhile, and what was on its way, waits for the next session of its user. */
    @Test
    @Whole
    void phonesAsleepForTenMinutes(Trial trial) throws Exception {
        trial.everythingArrives("phones asleep for 10 min, sessions given up", people -> {
            PHONES.forEach(people::sleep);
            Outage.ofSeconds(600);
            PHONES.forEach(people::wake);
            people.awaitFlow(ENOUGH);
        }, outcome -> outcome.isExact() && outcome.notResumed() == PHONES.size());
    }
}
