package chat.granta.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Set;

/** Programs meet on the log, and share libraries alone. A program is a module with a Spring Boot application. */
final class ProgramRules {
    private static final String APPLICATION = "org.springframework.boot.SpringBootConfiguration";

    private ProgramRules() {}

    static boolean isApplication(JavaClass javaClass) {
        return javaClass.isMetaAnnotatedWith(APPLICATION);
    }

    static void noOtherProgram(ModuleClasses module) {
        Set<String> others = module.rootsOf(ProgramRules::isApplication);
        others.remove(module.root());
        noClasses().should().dependOnClassesThat(module.ofModules("another program", others)).check(module.own());
    }

    /** @param known packages of Granta that the module may use beside its own */
    static void nothingOfGrantaBut(ModuleClasses module, String... known) {
        String[] allowed = Arrays.copyOf(known, known.length + 1);
        allowed[known.length] = module.root() + "..";
        noClasses().should().dependOnClassesThat(
                resideInAPackage(module.base() + "..").and(not(resideInAnyPackage(allowed)))).check(module.own());
    }
}
