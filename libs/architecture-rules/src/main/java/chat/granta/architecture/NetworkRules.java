package chat.granta.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.Set;

/** Gateways alone are on the network, and what they do there knows nothing of the log. A network library is one that uses Netty. */
final class NetworkRules {
    private static final String NETTY = "io.netty..";

    private NetworkRules() {}

    static void noNetwork(ModuleClasses module) {
        noClasses().should().dependOnClassesThat().resideInAPackage(NETTY).check(module.own());
        Set<String> libraries = module.rootsOf(javaClass -> ModuleClasses.uses(javaClass, NETTY));
        libraries.removeAll(module.rootsOf(ProgramRules::isApplication));
        noClasses().should().dependOnClassesThat(module.ofModules("a library of the network", libraries))
                .check(module.own());
    }

    /** A package that reads or writes the network does not also read or write the log. */
    static void noLogWhereTheNetworkIs(ModuleClasses module) {
        noClasses().that(module.inPackagesThatUse("the network", NETTY)).should().dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", module.base() + ".bus..", module.base() + ".gateway..")
                .allowEmptyShould(true).check(module.own());
    }
}
