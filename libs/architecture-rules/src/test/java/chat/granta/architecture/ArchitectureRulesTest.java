package chat.granta.architecture;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each rule on a small house that keeps it, and on one that breaks it. */
class ArchitectureRulesTest {
    private static final String EXAMPLES = "chat.granta.architecture.examples.";

    @Test
    void aHouseInOrderPasses() {
        for (String module : new String[]{"model", "bus", "handling", "stream", "rooms", "gateway"}) {
            passes("good." + module, PackageRules::noCycles, PackageRules::nullMarked,
                    PackageRules::namesThatSaySomething, ProgramRules::noOtherProgram);
        }
        passes("good.rooms", NetworkRules::noNetwork, DatabaseRules::databaseInStoresOnly,
                FeatureRules::neitherKafkaNorSpring);
        passes("good.gateway", DatabaseRules::noDatabase, NetworkRules::noLogWhereTheNetworkIs);
        passes("good.handling", module -> ProgramRules.nothingOfGrantaBut(module, EXAMPLES + "good.model.."));
    }

    @Test
    void packageCycles() {
        fails("cycle.rooms", PackageRules::noCycles, "Cycle");
    }

    @Test
    void packagesThatAreNotNullMarked() {
        fails("unmarked.rooms", PackageRules::nullMarked, "unmarked.rooms");
    }

    @Test
    void namesThatSayNothing() {
        fails("misc.rooms", PackageRules::namesThatSaySomething, "util.Strings");
    }

    @Test
    void aProgramThatImportsAProgramAndALibraryThatDoes() {
        fails("programs.audit", ProgramRules::noOtherProgram, "AuditApplication");
        fails("programs.handling", ProgramRules::noOtherProgram, "Upward");
    }

    @Test
    void aServiceOnTheNetwork() {
        fails("network.rooms", NetworkRules::noNetwork, "Direct");
        fails("networklibrary.rooms", NetworkRules::noNetwork, "Indirect");
    }

    @Test
    void aDatabaseOutsideTheStores() {
        fails("database.rooms", DatabaseRules::databaseInStoresOnly, "Names");
        fails("row.rooms", DatabaseRules::databaseInStoresOnly, "NameRow");
    }

    @Test
    void aFeatureThatSeesSpringAndOneBesideKafka() {
        fails("feature.rooms", FeatureRules::neitherKafkaNorSpring, "Names");
        fails("featurekafka.rooms", FeatureRules::neitherKafkaNorSpring, "Sender");
    }

    @Test
    void aGatewayWithADatabaseAndOnesWhoseServersWriteTheLog() {
        fails("gatewaydatabase.gateway", DatabaseRules::noDatabase, "Accounts");
        fails("gatewaykafka.gateway", NetworkRules::noLogWhereTheNetworkIs, "Log");
        fails("gatewaybus.gateway", NetworkRules::noLogWhereTheNetworkIs, "Log");
    }

    @Test
    void aStrangerThatSharesCode() {
        fails("stranger.loadtest", ProgramRules::nothingOfGrantaBut, "Client");
    }

    @Test
    void aRootThatIsNotThere() {
        assertThatThrownBy(() -> ArchitectureRules.library("chat.granta.nowhere"))
                .hasMessageContaining("chat.granta.nowhere");
    }

    @SafeVarargs
    private static void passes(String root, Consumer<ModuleClasses>... rules) {
        for (Consumer<ModuleClasses> rule : rules) {
            assertThatCode(() -> rule.accept(ModuleClasses.withTests(EXAMPLES + root))).doesNotThrowAnyException();
        }
    }

    private static void fails(String root, Consumer<ModuleClasses> rule, String named) {
        assertThatThrownBy(() -> rule.accept(ModuleClasses.withTests(EXAMPLES + root)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(named);
    }
}
