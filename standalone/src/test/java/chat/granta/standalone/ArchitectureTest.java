package chat.granta.standalone;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void standaloneWiresAndDoesNothingElse() {
        ArchitectureRules.assembly("chat.granta.standalone").neverTouch("chat.granta.model..");
    }
}
