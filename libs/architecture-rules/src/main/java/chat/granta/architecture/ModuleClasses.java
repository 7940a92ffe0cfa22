package chat.granta.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the rules are about: the classes of one module, and those of all modules on its class path, by which it is seen what a module is. Its
 * root is the package that it has to itself, such as {@code chat.granta.router}.
 */
final class ModuleClasses {
    /** What was read, as the tests of a module are about the same classes. */
    private static final Map<String, JavaClasses> READ = new ConcurrentHashMap<>();

    private final String base;
    private final String root;
    private final JavaClasses own;
    private final JavaClasses everything;

    private ModuleClasses(String root, String base, JavaClasses everything) {
        this.root = root;
        this.base = base;
        this.everything = everything;
        this.own = everything.that(resideInAPackage(root + ".."));
        if (own.isEmpty()) {
            throw new AssertionError("no classes found below " + root);
        }
    }

    static ModuleClasses production(String root) {
        return new ModuleClasses(root, above(root), READ.computeIfAbsent(above(root),
                new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())::importPackages));
    }

    /** For the test of the rules, whose bad examples are test classes. */
    static ModuleClasses withTests(String root) {
        return new ModuleClasses(root, above(root), new ClassFileImporter().importPackages(above(root)));
    }

    private static String above(String root) {
        return root.substring(0, root.lastIndexOf('.'));
    }

    /** The module's own classes. */
    JavaClasses own() {
        return own;
    }

    String root() {
        return root;
    }

    /** The package in which each module has its root. */
    String base() {
        return base;
    }

    /** The roots of the modules in which some class is like that, this one's perhaps among them. */
    Set<String> rootsOf(Predicate<JavaClass> isLikeThat) {
        return everything.stream().filter(isLikeThat).map(this::rootOf).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Classes of the modules with these roots. */
    DescribedPredicate<JavaClass> ofModules(String what, Set<String> roots) {
        return DescribedPredicate.describe("of " + what + " " + roots, javaClass -> roots.contains(rootOf(javaClass)));
    }

    /** The module's own classes in packages of which some class uses these others. */
    DescribedPredicate<JavaClass> inPackagesThatUse(String what, String used) {
        Set<String> packages = own.stream().filter(javaClass -> uses(javaClass, used))
                .map(JavaClass::getPackageName).collect(Collectors.toSet());
        return DescribedPredicate.describe("of " + what, javaClass -> packages.contains(javaClass.getPackageName()));
    }

    static boolean uses(JavaClass javaClass, String packages) {
        return javaClass.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> resideInAPackage(packages).test(dependency.getTargetClass()));
    }

    private String rootOf(JavaClass javaClass) {
        String name = javaClass.getPackageName();
        int end = name.startsWith(base + ".") ? name.indexOf('.', base.length() + 1) : -1;
        return end < 0 ? name : name.substring(0, end);
    }
}
