package chat.granta.chaos;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void chaosSeesTheServicesFromOutside() {
        ArchitectureRules.stranger("chat.granta.chaos", "chat.granta.testkit..", "chat.granta.embedded..").neverTouch(
                "io.netty..",
                "org.springframework..");
    }

    @Test
    void onlyTheClusterKnowsTheLog() {
        ArchitectureRules.stranger("chat.granta.chaos", "chat.granta.testkit..", "chat.granta.embedded..")
                .touchOnlyFrom("..cluster..", "org.apache.kafka..");
    }
}
