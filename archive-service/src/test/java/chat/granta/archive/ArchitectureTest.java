package chat.granta.archive;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import chat.granta.walls.Walls;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("chat.granta.archive");

    @Test
    void itKnowsNoStreamsAndNoOtherService() {
        Walls.of("chat.granta.archive").haveNoPackageCycles().areNullMarked().neverTouch("io.netty..",
                "org.apache.kafka..", "chat.granta.stream..", "chat.granta.router..", "chat.granta.roster..",
                "chat.granta.auth..", "chat.granta.c2s..", "chat.granta.embedded..");
    }

    @Test
    void onlyTheLogKnowsTheLedger() {
        noClasses().that().resideOutsideOfPackage("chat.granta.archive.log..").should().dependOnClassesThat()
                .resideInAnyPackage("chat.granta.ledger..").check(SERVICE);
    }
}
