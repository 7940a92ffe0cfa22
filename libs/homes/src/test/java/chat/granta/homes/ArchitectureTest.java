package chat.granta.homes;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void homesKnowNothingOfWhoLivesThere() {
        ArchitectureRules.library("chat.granta.homes").neverTouch("io.netty..", "java.sql..",
                "chat.granta.handling..", "chat.granta.router..", "chat.granta.stream..");
    }
}
