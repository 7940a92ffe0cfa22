package chat.granta.auth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import chat.granta.walls.Walls;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void wallsHold() {
        Walls.of("chat.granta.auth").haveNoPackageCycles().areNullMarked().neverTouch("chat.granta.stream..",
                "io.netty..", "chat.granta.c2s..", "chat.granta.router..", "chat.granta.embedded..");
    }

    @Test
    void entitiesStayInTheirStore() {
        classes().that().areAnnotatedWith(Entity.class).should().resideInAPackage("..store").andShould()
                .bePackagePrivate().check(new ClassFileImporter().importPackages("chat.granta.auth"));
    }

    @Test
    void theDatabaseIsTouchedByStoresAndTheInstallationSecretAlone() {
        Walls.of("chat.granta.auth").neverTouchFrom("..passwordfile..", "java.sql..", "javax.sql..",
                "jakarta.persistence..", "org.springframework.jdbc..", "org.apache.kafka..");
    }
}
