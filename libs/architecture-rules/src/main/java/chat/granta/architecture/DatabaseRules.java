package chat.granta.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** A database is used in packages called {@code store}, or not at all. */
final class DatabaseRules {
    private static final String[] DATABASE = {"java.sql..", "javax.sql..", "org.springframework.jdbc..",
            "org.springframework.data..", "jakarta.persistence..", "org.hibernate.."};
    private static final String ENTITY = "jakarta.persistence.Entity";
    private static final DescribedPredicate<JavaClass> IS_ROW = DescribedPredicate.describe("a row or an entity",
            javaClass -> javaClass.isTopLevelClass() && javaClass.getSimpleName().endsWith("Row")
                    || javaClass.isAnnotatedWith(ENTITY));

    private DatabaseRules() {}

    static void noDatabase(ModuleClasses module) {
        noClasses().should().dependOnClassesThat().resideInAnyPackage(DATABASE).check(module.own());
    }

    /** Nor are its rows seen anywhere else. */
    static void databaseInStoresOnly(ModuleClasses module) {
        noClasses().that().resideOutsideOfPackage("..store..").and(not(Configuration.CLASSES)).should()
                .dependOnClassesThat().resideInAnyPackage(DATABASE).allowEmptyShould(true).check(module.own());
        classes().that(IS_ROW).should().resideInAPackage("..store..").allowEmptyShould(true).check(module.own());
        classes().that().areAnnotatedWith(ENTITY).should().onlyHaveDependentClassesThat()
                .resideInAPackage("..store..").allowEmptyShould(true).check(module.own());
    }
}
