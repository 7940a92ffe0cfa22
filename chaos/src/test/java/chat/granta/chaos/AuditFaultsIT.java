package chat.granta.chaos;

import chat.granta.chaos.cluster.Database;
import chat.granta.testkit.process.ServiceProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** audit-service and its database die while people talk: no event is missing, and none is there twice. */
@ExtendWith(Worlds.class)
@Whole
class AuditFaultsIT {
    private static final int ENOUGH = 5;

    @Test
    void auditServiceKilled(Trial trial) throws Exception {
        ServiceProcess audit = trial.world().openAudit();
        trial.everythingIsAudited("audit-service killed", people -> {
            audit.kill();
            people.awaitFlow(ENOUGH);
            audit.startAgain();
        });
    }

    @Test
    void databaseKilled(Trial trial) throws Exception {
        Database database = trial.world().cluster().database();
        trial.everythingIsAudited("PostgreSQL killed (audit)", people -> {
            database.kill();
            people.awaitFlow(ENOUGH);
            database.startAgain();
        });
    }

    @Test
    void databaseAway(Trial trial) throws Exception {
        Database database = trial.world().cluster().database();
        trial.everythingIsAudited("PostgreSQL away for 60 s (audit)", people -> {
            database.stop();
            Outage.ofSeconds(60);
            database.startAgain();
        });
    }

    /** It takes what it is sent, and says nothing, until audit-service has given its connections up. */
    @Test
    void databasePaused(Trial trial) throws Exception {
        Database database = trial.world().cluster().database();
        trial.everythingIsAudited("PostgreSQL paused for 40 s (audit)", people -> {
            database.pause();
            Outage.ofSeconds(40);
            database.wake();
        });
    }
}
