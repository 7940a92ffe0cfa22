package chat.granta.stream;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theStreamLayerKnowsNeitherTheLogNorSpringNorTls() {
        Walls.of("chat.granta.stream").haveNoPackageCycles().areNullMarked().neverTouch("org.springframework..",
                "org.apache.kafka..", "com.google.protobuf..", "javax.net.ssl..", "io.netty.handler.ssl..",
                "java.nio.file..");
    }
}
