package chat.granta.tls;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void tlsKnowsNeitherAGatewayNorTheLogAndOfSpringWhatReadsSettingsAndPemFilesOnly() {
        ArchitectureRules.library("chat.granta.tls").neverTouch("chat.granta.c2s..",
                "chat.granta.listening..", "chat.granta.stream..", "chat.granta.bus..", "org.apache.kafka..",
                "org.springframework.boot.autoconfigure..", "org.springframework.context..",
                "org.springframework.beans..");
    }
}
