package chat.granta.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** The packages of any module are in order. */
final class PackageRules {
    private static final String[] TELLS_NOTHING = {"..common..", "..core..", "..util..", "..utils..", "..misc.."};

    private PackageRules() {}

    static void noCycles(ModuleClasses module) {
        slices().matching(module.root() + ".(**)").should().beFreeOfCycles().allowEmptyShould(true)
                .check(module.own());
    }

    /** Generated packages are not marked; protoc's are known by what their classes extend. */
    static void nullMarked(ModuleClasses module) {
        Set<String> unmarked = module.own().stream().map(JavaClass::getPackage).distinct()
                .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                .filter(p -> p.getClasses().stream().noneMatch(c -> c.isAssignableTo("com.google.protobuf.Message")))
                .map(JavaPackage::getName).collect(Collectors.toCollection(TreeSet::new));
        if (!unmarked.isEmpty()) {
            throw new AssertionError("packages without @NullMarked in package-info.java: " + unmarked);
        }
    }

    static void namesThatSaySomething(ModuleClasses module) {
        noClasses().should().resideInAnyPackage(TELLS_NOTHING).check(module.own());
    }
}
