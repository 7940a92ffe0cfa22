package chat.granta.walls;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each rule on a small house that keeps it, and on one that breaks it. */
class WallsTest {
    private static final String EXAMPLES = "chat.granta.walls.examples.";

    @Test
    void aHouseInOrderPasses() {
        for (String module : new String[]{"model", "bus", "handling", "stream", "rooms", "gateway"}) {
            passes("good." + module, walls -> walls.haveNoPackageCycles().areNullMarked().haveNamesThatSaySomething()
                    .dependOnNoOtherProgram());
        }
        passes("good.rooms",
                walls -> walls.knowNoNetwork().keepTheDatabaseInStores().keepFeaturesFreeOfKafkaAndSpring());
        passes("good.gateway", walls -> walls.neverTouchADatabase().keepTheLogFromTheNetwork());
        passes("good.handling", walls -> walls.knowOfGrantaOnly(EXAMPLES + "good.model.."));
    }

    @Test
    void packageCycles() {
        fails("cycle.rooms", Walls::haveNoPackageCycles, "Cycle");
    }

    @Test
    void packagesThatAreNotNullMarked() {
        fails("unmarked.rooms", Walls::areNullMarked, "unmarked.rooms");
    }

    @Test
    void namesThatSayNothing() {
        fails("misc.rooms", Walls::haveNamesThatSaySomething, "util.Strings");
    }

    @Test
    void aProgramThatImportsAProgramAndALibraryThatDoes() {
        fails("programs.audit", Walls::dependOnNoOtherProgram, "AuditApplication");
        fails("programs.handling", Walls::dependOnNoOtherProgram, "Upward");
    }

    @Test
    void aServiceOnTheNetwork() {
        fails("network.rooms", Walls::knowNoNetwork, "Direct");
        fails("networklibrary.rooms", Walls::knowNoNetwork, "Indirect");
    }

    @Test
    void aDatabaseOutsideTheStores() {
        fails("database.rooms", Walls::keepTheDatabaseInStores, "Names");
        fails("row.rooms", Walls::keepTheDatabaseInStores, "NameRow");
    }

    @Test
    void aFeatureThatSeesSpringAndOneBesideKafka() {
        fails("feature.rooms", Walls::keepFeaturesFreeOfKafkaAndSpring, "Names");
        fails("featurekafka.rooms", Walls::keepFeaturesFreeOfKafkaAndSpring, "Sender");
    }

    @Test
    void aGatewayWithADatabaseAndOnesWhoseServersWriteTheLog() {
        fails("gatewaydatabase.gateway", Walls::neverTouchADatabase, "Accounts");
        fails("gatewaykafka.gateway", Walls::keepTheLogFromTheNetwork, "Log");
        fails("gatewaybus.gateway", Walls::keepTheLogFromTheNetwork, "Log");
    }

    @Test
    void aStrangerThatSharesCode() {
        fails("stranger.loadtest", Walls::knowOfGrantaOnly, "Client");
    }

    @Test
    void aRootThatIsNotThere() {
        assertThatThrownBy(() -> Walls.library("chat.granta.nowhere")).hasMessageContaining("chat.granta.nowhere");
    }

    private static void passes(String root, UnaryOperator<Walls> rule) {
        assertThatCode(() -> rule.apply(Walls.withTests(EXAMPLES + root))).doesNotThrowAnyException();
    }

    private static void fails(String root, UnaryOperator<Walls> rule, String named) {
        assertThatThrownBy(() -> rule.apply(Walls.withTests(EXAMPLES + root))).isInstanceOf(AssertionError.class)
                .hasMessageContaining(named);
    }
}
