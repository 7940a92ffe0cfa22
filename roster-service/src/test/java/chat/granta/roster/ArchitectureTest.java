package chat.granta.roster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import chat.granta.walls.Walls;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("chat.granta.roster");

    @Test
    void itKnowsNoStreamsAndNoOtherService() {
        Walls.of("chat.granta.roster").haveNoPackageCycles().areNullMarked().neverTouch("io.netty..",
                "chat.granta.stream..", "chat.granta.router..", "chat.granta.auth..", "chat.granta.c2s..",
                "chat.granta.embedded..");
    }

    @Test
    void onlyStoresAndTheLogKnowTheDatabase() {
        noClasses().that().resideOutsideOfPackages("..store", "chat.granta.roster", "chat.granta.roster.log").should()
                .dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
                .check(SERVICE);
    }

    @Test
    void onlyTheLogKnowsTheLedgerAndNobodyKafka() {
        noClasses().that().resideOutsideOfPackage("chat.granta.roster.log..").should().dependOnClassesThat()
                .resideInAnyPackage("chat.granta.ledger..").check(SERVICE);
        noClasses().should().dependOnClassesThat().resideInAnyPackage("org.apache.kafka..").check(SERVICE);
    }
}
