package chat.granta.router;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void wallsHoldAndTheRouterHasNoDatabase() {
        Walls.service("chat.granta.router").neverTouchADatabase();
    }

    @Test
    void noFeatureKnowsKafkaOrSpring() {
        Walls.service("chat.granta.router").touchOnlyFrom("chat.granta.router", "org.apache.kafka..",
                "org.springframework..");
    }
}
