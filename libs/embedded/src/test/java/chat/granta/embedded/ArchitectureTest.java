package chat.granta.embedded;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void embeddedServicesKnowNothingOfGranta() {
        ArchitectureRules.library("chat.granta.embedded").neverTouch("chat.granta.model..", "chat.granta.bus..",
                "org.springframework..", "io.netty..");
    }
}
