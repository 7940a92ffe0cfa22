package chat.granta.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.function.Consumer;

/**
 * What holds for a module, by its kind. A module's {@code ArchitectureTest} says which kind it is, and what holds for it alone; the rules are
 * in {@link PackageRules}, {@link ProgramRules}, {@link NetworkRules}, {@link DatabaseRules} and {@link FeatureRules}. They look at what a
 * module is made of, so that a new package or module is under them without being named.
 */
public final class ArchitectureRules {
    private final ModuleClasses module;

    private ArchitectureRules(ModuleClasses module) {
        this.module = module;
    }

    /** Any module: its packages are in order, and it may touch what it likes. */
    public static ArchitectureRules of(String root) {
        return new ArchitectureRules(ModuleClasses.production(root)).keeps(PackageRules::noCycles,
                PackageRules::nullMarked, PackageRules::namesThatSaySomething);
    }

    /** A library: programs build on it, and it knows none. */
    public static ArchitectureRules library(String root) {
        return of(root).keeps(ProgramRules::noOtherProgram);
    }

    /**
     * A program behind the log. It reads no network but the log, knows no other program, keeps the database in its stores and
     * Kafka and Spring away from its features.
     */
    public static ArchitectureRules service(String root) {
        return of(root).keeps(ProgramRules::noOtherProgram, NetworkRules::noNetwork,
                DatabaseRules::databaseInStoresOnly, FeatureRules::neitherKafkaNorSpring);
    }

    /** A program at the network's edge. It never touches a database, and what it does on the network knows nothing of Kafka. */
    public static ArchitectureRules gateway(String root) {
        return of(root).keeps(ProgramRules::noOtherProgram, DatabaseRules::noDatabase,
                NetworkRules::noLogWhereTheNetworkIs);
    }

    /** A module that looks at Granta from outside: it shares no code with it, but for the packages named. */
    public static ArchitectureRules stranger(String root, String... known) {
        return of(root).keeps(module -> ProgramRules.nothingOfGrantaBut(module, known));
    }

    /** A module that puts programs together and does nothing that is theirs. */
    public static ArchitectureRules assembly(String root) {
        return of(root).keeps(NetworkRules::noNetwork, DatabaseRules::noDatabase).neverTouch("org.apache.kafka..");
    }

    @SafeVarargs
    private ArchitectureRules keeps(Consumer<ModuleClasses>... rules) {
        for (Consumer<ModuleClasses> rule : rules) {
            rule.accept(module);
        }
        return this;
    }

    public ArchitectureRules neverTouchADatabase() {
        return keeps(DatabaseRules::noDatabase);
    }

    /** Fails when a class depends on one of these packages, given as {@code io.netty..}. */
    public ArchitectureRules neverTouch(String... packages) {
        noClasses().should().dependOnClassesThat().resideInAnyPackage(packages).check(module.own());
        return this;
    }

    /** Fails when a class of one package of the module depends on one of these packages. */
    public ArchitectureRules neverTouchFrom(String inner, String... packages) {
        noClasses().that().resideInAPackage(inner).should().dependOnClassesThat().resideInAnyPackage(packages)
                .check(module.own());
        return this;
    }

    /** Fails when a class outside one package of the module, other than a configuration class, depends on one of these packages. */
    public ArchitectureRules touchOnlyFrom(String inner, String... packages) {
        noClasses().that().resideOutsideOfPackage(inner).and(not(Configuration.CLASSES)).should()
                .dependOnClassesThat().resideInAnyPackage(packages).check(module.own());
        return this;
    }
}
