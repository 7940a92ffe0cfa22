package chat.granta.auth;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void wallsHold() {
        ArchitectureRules.service("chat.granta.auth").neverTouchFrom("..passwordfile..", "org.apache.kafka..");
    }
}
