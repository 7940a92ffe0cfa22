package chat.granta.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of one module, by its kind: {@link #library}, {@link #service}, {@link #gateway}, {@link #stranger},
 * {@link #assembly} or just any module: {@link #of}. What a module may touch follows from what the others on its class path are: a program is a module with a
 * Spring Boot application, a network library is one that uses Netty. A new package or module is covered without being named.
 */
public final class ArchitectureRules {
    private static final String NETTY = "io.netty..";
    private static final String[] DATABASE = {"java.sql..", "javax.sql..", "org.springframework.jdbc..",
            "org.springframework.data..", "jakarta.persistence..", "org.hibernate.."};
    private static final String[] KAFKA_AND_SPRING = {"org.apache.kafka..", "org.springframework.."};
    private static final String[] TELLS_NOTHING = {"..common..", "..core..", "..util..", "..utils..", "..misc.."};

    private static final String APPLICATION = "org.springframework.boot.SpringBootConfiguration";
    private static final String ENTITY = "jakarta.persistence.Entity";
    private static final DescribedPredicate<JavaClass> IS_CONFIGURATION = where("a configuration class",
            javaClass -> outermost(javaClass)
                    .isMetaAnnotatedWith("org.springframework.context.annotation.Configuration")
                    || outermost(javaClass)
                            .isAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties"));
    private static final DescribedPredicate<JavaClass> IS_ROW = where("a row or an entity",
            javaClass -> javaClass.isTopLevelClass() && javaClass.getSimpleName().endsWith("Row")
                    || javaClass.isAnnotatedWith(ENTITY));

    /** What was read, as the tests of a module are about the same classes. */
    private static final Map<String, JavaClasses> READ = new ConcurrentHashMap<>();

    private final String base;
    private final String root;
    /** The module's own classes. */
    private final JavaClasses classes;
    /** The classes of all modules on the class path. */
    private final JavaClasses everything;

    private ArchitectureRules(String root, Function<String, JavaClasses> reader) {
        this.root = root;
        base = root.substring(0, root.lastIndexOf('.'));
        everything = reader.apply(base);
        classes = everything.that(resideInAPackage(root + ".."));
        if (classes.isEmpty()) {
            throw new AssertionError("no classes found below " + root);
        }
    }

    /** A library: programs build on it, and it knows none. */
    public static ArchitectureRules library(String root) {
        return production(root).areInOrder().dependOnNoOtherProgram();
    }

    /**
     * A program behind the log. It reads no network but the log, knows no other program, keeps the database in its stores and
     * Kafka and Spring away from its features.
     */
    public static ArchitectureRules service(String root) {
        return production(root).areInOrder().dependOnNoOtherProgram().knowNoNetwork().keepTheDatabaseInStores()
                .keepFeaturesFreeOfKafkaAndSpring();
    }

    /** A program at the network's edge. It never touches a database, and what it does on the network knows nothing of Kafka. */
    public static ArchitectureRules gateway(String root) {
        return production(root).areInOrder().dependOnNoOtherProgram().neverTouchADatabase().keepTheLogFromTheNetwork();
    }

    /** A module that looks at Granta from outside: it shares no code with it, but for the modules named. */
    public static ArchitectureRules stranger(String root, String... known) {
        return production(root).areInOrder().knowOfGrantaOnly(known);
    }

    /** A module that puts programs together and does nothing that is theirs. */
    public static ArchitectureRules assembly(String root) {
        return production(root).areInOrder().knowNoNetwork().neverTouch("org.apache.kafka..").neverTouchADatabase();
    }

    /** Any other module: its packages are in order, and it may touch what it likes. */
    public static ArchitectureRules of(String root) {
        return production(root).areInOrder();
    }

    /** Fails when a class depends on one of these packages, given as {@code io.netty..}. */
    public ArchitectureRules neverTouch(String... packages) {
        noClasses().should().dependOnClassesThat().resideInAnyPackage(packages).check(classes);
        return this;
    }

    /** Fails when a class of one package of the module depends on one of these packages. */
    public ArchitectureRules neverTouchFrom(String inner, String... packages) {
        noClasses().that().resideInAPackage(inner).should().dependOnClassesThat().resideInAnyPackage(packages)
                .check(classes);
        return this;
    }

    /** Fails when a class outside one package of the module, other than a configuration class, depends on one of these packages. */
    public ArchitectureRules touchOnlyFrom(String inner, String... packages) {
        noClasses().that().resideOutsideOfPackage(inner).and(not(IS_CONFIGURATION)).should().dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(classes);
        return this;
    }

    static ArchitectureRules production(String root) {
        return new ArchitectureRules(root, base -> READ.computeIfAbsent(base,
                new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())::importPackages));
    }

    /** For the test of the rules, whose bad examples are test classes. */
    static ArchitectureRules withTests(String root) {
        return new ArchitectureRules(root, new ClassFileImporter()::importPackages);
    }

    private ArchitectureRules areInOrder() {
        return haveNoPackageCycles().areNullMarked().haveNamesThatSaySomething();
    }

    public ArchitectureRules haveNoPackageCycles() {
        slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true).check(classes);
        return this;
    }

    /** Generated packages are not marked; protoc's are known by what their classes extend. */
    public ArchitectureRules areNullMarked() {
        Set<String> unmarked = classes.stream().map(JavaClass::getPackage).distinct()
                .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                .filter(p -> p.getClasses().stream().noneMatch(c -> c.isAssignableTo("com.google.protobuf.Message")))
                .map(JavaPackage::getName).collect(Collectors.toCollection(TreeSet::new));
        if (!unmarked.isEmpty()) {
            throw new AssertionError("packages without @NullMarked in package-info.java: " + unmarked);
        }
        return this;
    }

    ArchitectureRules haveNamesThatSaySomething() {
        noClasses().should().resideInAnyPackage(TELLS_NOTHING).check(classes);
        return this;
    }

    ArchitectureRules dependOnNoOtherProgram() {
        noClasses().should().dependOnClassesThat(areOf("another program", programs())).check(classes);
        return this;
    }

    ArchitectureRules knowNoNetwork() {
        neverTouch(NETTY);
        noClasses().should().dependOnClassesThat(areOf("a library of the network", networkLibraries())).check(classes);
        return this;
    }

    public ArchitectureRules neverTouchADatabase() {
        return neverTouch(DATABASE);
    }

    ArchitectureRules keepTheDatabaseInStores() {
        noClasses().that().resideOutsideOfPackage("..store..").and(not(IS_CONFIGURATION)).should()
                .dependOnClassesThat().resideInAnyPackage(DATABASE).allowEmptyShould(true).check(classes);
        classes().that(IS_ROW).should().resideInAPackage("..store..").allowEmptyShould(true).check(classes);
        classes().that().areAnnotatedWith(ENTITY).should().onlyHaveDependentClassesThat()
                .resideInAPackage("..store..").allowEmptyShould(true).check(classes);
        return this;
    }

    /** A package of features is one that knows how a XEP plugs in. */
    ArchitectureRules keepFeaturesFreeOfKafkaAndSpring() {
        String handling = base + ".handling..";
        noClasses().that(areOfPackagesThatUse("features", handling)).and(not(IS_CONFIGURATION))
                .and().resideOutsideOfPackage("..store..").should()
                .dependOnClassesThat().resideInAnyPackage(KAFKA_AND_SPRING)
                .allowEmptyShould(true).check(classes);
        return this;
    }

    /** A package that reads or writes the network does not also read or write the log. */
    ArchitectureRules keepTheLogFromTheNetwork() {
        noClasses().that(areOfPackagesThatUse("the network", NETTY)).should().dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", base + ".bus..", base + ".gateway..").allowEmptyShould(true)
                .check(classes);
        return this;
    }

    ArchitectureRules knowOfGrantaOnly(String... known) {
        String[] allowed = Arrays.copyOf(known, known.length + 1);
        allowed[known.length] = root + "..";
        noClasses().should().dependOnClassesThat(resideInAPackage(base + "..").and(not(resideInAnyPackage(allowed))))
                .check(classes);
        return this;
    }

    private Set<String> programs() {
        Set<String> programs = roots(javaClass -> javaClass.isMetaAnnotatedWith(APPLICATION));
        programs.remove(root);
        return programs;
    }

    private Set<String> networkLibraries() {
        Set<String> libraries = roots(javaClass -> uses(javaClass, NETTY));
        libraries.removeAll(programs());
        return libraries;
    }

    /** The modules in which some class is like that. */
    private Set<String> roots(Predicate<JavaClass> isLikeThat) {
        return everything.stream().filter(isLikeThat).map(this::rootOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private DescribedPredicate<JavaClass> areOfPackagesThatUse(String what, String used) {
        Set<String> packages = classes.stream().filter(javaClass -> uses(javaClass, used))
                .map(JavaClass::getPackageName).collect(Collectors.toSet());
        return where("of " + what, javaClass -> packages.contains(javaClass.getPackageName()));
    }

    private DescribedPredicate<JavaClass> areOf(String what, Set<String> roots) {
        return where("of " + what + " " + roots, javaClass -> roots.contains(rootOf(javaClass)));
    }

    private String rootOf(JavaClass javaClass) {
        String name = javaClass.getPackageName();
        int end = name.startsWith(base + ".") ? name.indexOf('.', base.length() + 1) : -1;
        return end < 0 ? name : name.substring(0, end);
    }

    private static boolean uses(JavaClass javaClass, String packages) {
        return javaClass.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> resideInAPackage(packages).test(dependency.getTargetClass()));
    }

    private static JavaClass outermost(JavaClass javaClass) {
        return javaClass.getEnclosingClass().map(ArchitectureRules::outermost).orElse(javaClass);
    }

    private static DescribedPredicate<JavaClass> where(String description, Predicate<JavaClass> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }
}
