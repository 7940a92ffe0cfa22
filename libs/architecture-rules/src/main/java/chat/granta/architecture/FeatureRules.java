package chat.granta.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** A feature knows its protocol only. A package of features is one that knows how a XEP plugs in, from {@code libs/xmpp-handling}. */
final class FeatureRules {
    private FeatureRules() {}

    static void neitherKafkaNorSpring(ModuleClasses module) {
        noClasses().that(module.inPackagesThatUse("features", module.base() + ".handling.."))
                .and(not(Configuration.CLASSES)).and().resideOutsideOfPackage("..store..").should()
                .dependOnClassesThat().resideInAnyPackage("org.apache.kafka..", "org.springframework..")
                .allowEmptyShould(true).check(module.own());
    }
}
