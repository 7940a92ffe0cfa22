package chat.granta.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** The walls of one module: what its classes may not touch, no package cycles, null-marked packages. */
public final class Walls {
    private final String root;
    private final JavaClasses classes;

    private Walls(String root, JavaClasses classes) {
        this.root = root;
        this.classes = classes;
    }

    /** The production classes below a root package, for example {@code chat.granta.router}. */
    public static Walls of(String rootPackage) {
        var classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(rootPackage);
        if (classes.isEmpty()) {
            throw new AssertionError("no classes found below " + rootPackage);
        }
        return new Walls(rootPackage, classes);
    }

    /** Fails when two packages of the module depend on each other, however indirectly. */
    public Walls haveNoPackageCycles() {
        slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true).check(classes);
        return this;
    }

    /** Fails when a package lacks a {@code package-info.java} with {@link NullMarked}. */
    public Walls areNullMarked() {
        Set<String> unmarked = classes.stream().map(JavaClass::getPackage).distinct()
                .filter(p -> !p.isAnnotatedWith(NullMarked.class)).map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!unmarked.isEmpty()) {
            throw new AssertionError("packages without @NullMarked in package-info.java: " + unmarked);
        }
        return this;
    }

    /** Fails when a class depends on one of these packages, given as {@code io.netty..}. */
    public Walls neverTouch(String... packages) {
        noClasses().should().dependOnClassesThat().resideInAnyPackage(packages).check(classes);
        return this;
    }

    /** Fails when a class of one package of the module depends on one of these packages. */
    public Walls neverTouchFrom(String inner, String... packages) {
        noClasses().that().resideInAPackage(inner).should().dependOnClassesThat().resideInAnyPackage(packages)
                .check(classes);
        return this;
    }
}
