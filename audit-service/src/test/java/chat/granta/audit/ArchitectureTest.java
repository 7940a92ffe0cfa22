package chat.granta.audit;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void wallsHold() {
        ArchitectureRules.service("chat.granta.audit").touchOnlyFrom("chat.granta.audit.ingest..",
                "chat.granta.ledger").touchOnlyFrom("chat.granta.audit.(ingest|hold)..", "org.apache.kafka..");
    }
}
