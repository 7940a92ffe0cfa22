package chat.granta.homes;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void homesKnowNothingOfWhoLivesThere() {
        Walls.library("chat.granta.homes").neverTouch("io.netty..", "java.sql..",
                "chat.granta.handling..", "chat.granta.router..", "chat.granta.stream..");
    }
}
