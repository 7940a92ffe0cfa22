package chat.granta.router;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void wallsHoldAndTheRouterHasNoDatabase() {
        ArchitectureRules.service("chat.granta.router").neverTouchADatabase();
    }

    @Test
    void noFeatureKnowsKafkaOrSpring() {
        ArchitectureRules.service("chat.granta.router").touchOnlyFrom("chat.granta.router", "org.apache.kafka..",
                "org.springframework..");
    }
}
