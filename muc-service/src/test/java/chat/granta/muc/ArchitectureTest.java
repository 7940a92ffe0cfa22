package chat.granta.muc;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void wallsHold() {
        Walls.service("chat.granta.muc");
    }

    /** No stream thread waits for a database: what is in it comes as a record. */
    @Test
    void onlyTheProjectionKnowsTheDatabase() {
        Walls.service("chat.granta.muc").touchOnlyFrom("chat.granta.muc.projection..", "org.springframework.jdbc..",
                "chat.granta.ledger..");
    }
}
