package chat.granta.chaos;

import chat.granta.chaos.cluster.Database;
import chat.granta.testkit.process.ServiceProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What keeps things is away: the services with a database, and PostgreSQL. Those who are there talk on. */
@ExtendWith(Worlds.class)
@Whole
class StoreFaultsIT {
    private static final int ENOUGH = 5;

    @Test
    void rosterServiceKilled(Trial trial) throws Exception {
        killed("roster-service killed", trial, trial.world().roster());
    }

    @Test
    void archiveServiceKilled(Trial trial) throws Exception {
        killed("archive-service killed", trial, trial.world().archive());
    }

    @Test
    void authServiceRestarted(Trial trial) throws Exception {
        ServiceProcess auth = trial.world().auth();
        trial.everythingGoesOn("auth-service restarted", people -> {
            auth.terminate();
            people.awaitFlow(ENOUGH);
            auth.startAgain();
        });
    }

    @Test
    void databaseStopped(Trial trial) throws Exception {
        Database database = trial.world().cluster().database();
        trial.everythingGoesOn("PostgreSQL stopped for 60 s", people -> {
            database.stop();
            Outage.ofSeconds(60);
            database.startAgain();
        });
    }

    /** It takes connections, and says nothing. */
    @Test
    void databasePaused(Trial trial) throws Exception {
        Database database = trial.world().cluster().database();
        trial.everythingGoesOn("PostgreSQL paused for 20 s", people -> {
            database.pause();
            Outage.ofSeconds(20);
            database.wake();
        });
    }

    private static void killed(String name, Trial trial, ServiceProcess service) throws Exception {
        trial.everythingGoesOn(name, people -> {
            service.kill();
            people.awaitFlow(ENOUGH);
            service.startAgain();
        });
    }
}
