package chat.granta.architecture;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each rule on a small house that keeps it, and on one that breaks it. */
class ArchitectureRulesTest {
    private static final String EXAMPLES = "chat.granta.architecture.examples.";

    @Test
    void aHouseInOrderPasses() {
        for (String module : new String[]{"model", "bus", "handling", "stream", "rooms", "gateway"}) {
            passes("good." + module, rules -> rules.haveNoPackageCycles().areNullMarked().haveNamesThatSaySomething()
                    .dependOnNoOtherProgram());
        }
        passes("good.rooms",
                rules -> rules.knowNoNetwork().keepTheDatabaseInStores().keepFeaturesFreeOfKafkaAndSpring());
        passes("good.gateway", rules -> rules.neverTouchADatabase().keepTheLogFromTheNetwork());
        passes("good.handling", rules -> rules.knowOfGrantaOnly(EXAMPLES + "good.model.."));
    }

    @Test
    void packageCycles() {
        fails("cycle.rooms", ArchitectureRules::haveNoPackageCycles, "Cycle");
    }

    @Test
    void packagesThatAreNotNullMarked() {
        fails("unmarked.rooms", ArchitectureRules::areNullMarked, "unmarked.rooms");
    }

    @Test
    void namesThatSayNothing() {
        fails("misc.rooms", ArchitectureRules::haveNamesThatSaySomething, "util.Strings");
    }

    @Test
    void aProgramThatImportsAProgramAndALibraryThatDoes() {
        fails("programs.audit", ArchitectureRules::dependOnNoOtherProgram, "AuditApplication");
        fails("programs.handling", ArchitectureRules::dependOnNoOtherProgram, "Upward");
    }

    @Test
    void aServiceOnTheNetwork() {
        fails("network.rooms", ArchitectureRules::knowNoNetwork, "Direct");
        fails("networklibrary.rooms", ArchitectureRules::knowNoNetwork, "Indirect");
    }

    @Test
    void aDatabaseOutsideTheStores() {
        fails("database.rooms", ArchitectureRules::keepTheDatabaseInStores, "Names");
        fails("row.rooms", ArchitectureRules::keepTheDatabaseInStores, "NameRow");
    }

    @Test
    void aFeatureThatSeesSpringAndOneBesideKafka() {
        fails("feature.rooms", ArchitectureRules::keepFeaturesFreeOfKafkaAndSpring, "Names");
        fails("featurekafka.rooms", ArchitectureRules::keepFeaturesFreeOfKafkaAndSpring, "Sender");
    }

    @Test
    void aGatewayWithADatabaseAndOnesWhoseServersWriteTheLog() {
        fails("gatewaydatabase.gateway", ArchitectureRules::neverTouchADatabase, "Accounts");
        fails("gatewaykafka.gateway", ArchitectureRules::keepTheLogFromTheNetwork, "Log");
        fails("gatewaybus.gateway", ArchitectureRules::keepTheLogFromTheNetwork, "Log");
    }

    @Test
    void aStrangerThatSharesCode() {
        fails("stranger.loadtest", ArchitectureRules::knowOfGrantaOnly, "Client");
    }

    @Test
    void aRootThatIsNotThere() {
        assertThatThrownBy(() -> ArchitectureRules.library("chat.granta.nowhere"))
                .hasMessageContaining("chat.granta.nowhere");
    }

    private static void passes(String root, UnaryOperator<ArchitectureRules> rule) {
        assertThatCode(() -> rule.apply(ArchitectureRules.withTests(EXAMPLES + root))).doesNotThrowAnyException();
    }

    private static void fails(String root, UnaryOperator<ArchitectureRules> rule, String named) {
        assertThatThrownBy(() -> rule.apply(ArchitectureRules.withTests(EXAMPLES + root)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(named);
    }
}
