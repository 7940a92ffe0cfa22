package chat.granta.auth;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void wallsHold() {
        Walls.of("chat.granta.auth").haveNoPackageCycles().areNullMarked().neverTouch("chat.granta.stream..",
                "io.netty..", "chat.granta.c2s..", "chat.granta.router..", "chat.granta.embedded..");
    }

    @Test
    void theDatabaseIsTouchedByStoresAndTheInstallationSecretAlone() {
        Walls.of("chat.granta.auth").neverTouchFrom("..passwordfile..", "java.sql..", "javax.sql..",
                "org.springframework.jdbc..", "org.apache.kafka..");
    }
}
