package chat.granta.standalone;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void standaloneWiresAndDoesNothingElse() {
        Walls.of("chat.granta.standalone").haveNoPackageCycles().areNullMarked().neverTouch("io.netty..",
                "chat.granta.stream..", "chat.granta.model..", "org.apache.kafka..", "java.sql..");
    }
}
