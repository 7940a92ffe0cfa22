package chat.granta.auth;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void wallsHold() {
        Walls.service("chat.granta.auth").neverTouchFrom("..passwordfile..", "org.apache.kafka..");
    }
}
