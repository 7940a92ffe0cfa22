package chat.granta.muc;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void wallsHold() {
        ArchitectureRules.service("chat.granta.muc");
    }

    /** No stream thread waits for a database: what is in it comes as a record. */
    @Test
    void onlyTheProjectionKnowsTheDatabase() {
        ArchitectureRules.service("chat.granta.muc").touchOnlyFrom("chat.granta.muc.projection..",
                "org.springframework.jdbc..",
                "chat.granta.ledger..");
    }
}
