package chat.granta.chaos;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String KAFKA = "org.apache.kafka..";

    @Test
    void chaosSeesTheServicesFromOutside() {
        Walls.of("chat.granta.chaos").haveNoPackageCycles().areNullMarked().neverTouch("io.netty..",
                "chat.granta.stream..", "chat.granta.model..", "chat.granta.bus..", "chat.granta.c2s..",
                "chat.granta.router..", "chat.granta.roster..", "chat.granta.auth..", "chat.granta.archive..",
                "org.springframework..");
    }

    @Test
    void whoTalksAndLooksKnowsOfNoLog() {
        Walls.of("chat.granta.chaos").neverTouchFrom("..people..", KAFKA).neverTouchFrom("..login..", KAFKA)
                .neverTouchFrom("..rosters..", KAFKA).neverTouchFrom("..report..", KAFKA);
    }
}
