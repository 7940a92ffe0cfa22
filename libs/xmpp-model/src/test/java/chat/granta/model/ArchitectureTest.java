package chat.granta.model;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theModelDoesNoIo() {
        ArchitectureRules.library("chat.granta.model").neverTouch("java.net.http..", "java.nio.file..", "io.netty..",
                "org.springframework..", "org.apache.kafka..", "com.google.protobuf..");
    }
}
