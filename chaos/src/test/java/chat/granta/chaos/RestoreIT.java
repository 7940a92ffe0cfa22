package chat.granta.chaos;

import chat.granta.chaos.cluster.Database;
import chat.granta.chaos.people.People;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** After a disaster: a backup of PostgreSQL, and a Kafka that has never heard of anything. */
@ExtendWith(Worlds.class)
@Whole
class RestoreIT {
    private static final int ENOUGH = 5;
    private static final List<Integer> ABSENT = List.of(0, 2, 4, 6);
    private static final List<Integer> PRESENT = IntStream.range(0, 2 * Trial.PAIRS).boxed()
            .filter(who -> !ABSENT.contains(who)).toList();

    /**
     * Places of the new log are not taken for those of the old: what people write from now on is archived as new, what waited
     * for the absent comes once, and more can wait for them although they have not been there since.
     */
    @Test
    void databaseRestoredBesideAFreshLog(Trial trial, @TempDir Path backups) throws Exception {
        World world = trial.world();
        Database database = world.cluster().database();
        Path backup = backups.resolve("postgres");
        trial.everythingGoesOn("PostgreSQL restored from a backup, Kafka empty", people -> {
            ABSENT.forEach(people::leave);
            people.awaitSent(ENOUGH);
            people.rest();
            PRESENT.forEach(people::leave);
            trial.awaitEverythingRead("people have left");
            database.backUp(backup);
            talkOfOthers(trial);
            world.stopServices();
            database.restore(backup);
            world.cluster().brokers().beginAnew();
            world.mend();
            PRESENT.forEach(people::comeBack);
            people.begin();
            people.awaitSent(ENOUGH);
            ABSENT.forEach(people::comeBack);
            people.awaitSent(ENOUGH);
        });
    }

    /** What the backup does not have. */
    private static void talkOfOthers(Trial trial) throws Exception {
        try (People others = trial.gather(true, Trial.PACE)) {
            others.begin();
            others.awaitFlow(ENOUGH);
            others.settle();
        }
    }
}
