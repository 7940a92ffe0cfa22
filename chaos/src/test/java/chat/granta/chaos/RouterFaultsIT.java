package chat.granta.chaos;

import chat.granta.testkit.process.ServiceProcess;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A router dies or is paused under traffic: the other takes its homes over and replays what was not committed. */
@ExtendWith(Worlds.class)
class RouterFaultsIT {
    private static final int ENOUGH = 5;
    private static final List<Integer> GOING = List.of(0, 2, 4, 6);

    @Test
    void killed(Trial trial) throws Exception {
        ServiceProcess router = trial.world().routers().getFirst();
        trial.everythingGoesOn("router killed, another has standbys", people -> {
            router.kill();
            people.awaitFlow(ENOUGH);
            router.startAgain();
        });
    }

    @Test
    @Whole
    void bothKilledOneAfterTheOther(Trial trial) throws Exception {
        List<ServiceProcess> routers = trial.world().routers();
        trial.everythingGoesOn("router killed, then the other, new ones start", people -> {
            routers.getFirst().kill();
            routers.getFirst().begin();
            people.awaitFlow(1);
            routers.getLast().kill();
            people.awaitFlow(ENOUGH);
            routers.getFirst().awaitReady();
            routers.getLast().startAgain();
        });
    }

    @Test
    @Whole
    void pausedForTenSeconds(Trial trial) throws Exception {
        ServiceProcess router = trial.world().routers().getLast();
        trial.everythingGoesOn("router paused for 10 s", people -> {
            router.pause();
            Outage.ofSeconds(10);
            router.wake();
        });
    }

    /** Clients whose gateway dies ask homes that do not answer to move their sessions. */
    @Test
    @Whole
    void pausedWhileClientsResume(Trial trial) throws Exception {
        ServiceProcess router = trial.world().routers().getFirst();
        ServiceProcess gateway = trial.world().gateways().getLast().process();
        trial.everythingGoesOn("router paused, gateway killed meanwhile", people -> {
            router.pause();
            gateway.kill();
            Outage.ofSeconds(10);
            router.wake();
            people.awaitFlow(ENOUGH);
            gateway.startAgain();
        });
    }

    /** What came last to those who go, and what comes for them afterwards, is in the offline store once. */
    @Test
    @Whole
    void killedJustAfterPeopleHaveGone(Trial trial) throws Exception {
        ServiceProcess router = trial.world().routers().getFirst();
        trial.everythingGoesOn("people log out, router killed, they come back", people -> {
            GOING.forEach(people::leave);
            router.kill();
            people.awaitFlow(ENOUGH);
            GOING.forEach(people::comeBack);
            router.startAgain();
        });
    }

    /** What is not in sync with the paused broker is read by nobody yet, and what the router had for that one dies with it. */
    @Test
    @Whole
    void killedWhileABrokerIsPaused(Trial trial) throws Exception {
        ServiceProcess router = trial.world().routers().getLast();
        ServiceProcess broker = trial.world().cluster().brokers().nodes().getLast();
        trial.everythingGoesOn("broker paused for 1 s, router killed meanwhile", people -> {
            broker.pause();
            Outage.ofSeconds(1);
            router.kill();
            broker.wake();
            people.awaitFlow(ENOUGH);
            router.startAgain();
        });
    }
}
