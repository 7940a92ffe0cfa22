package chat.granta.stream;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final Walls walls = Walls.of("chat.granta.stream");

    @Test
    void theStreamLayerKnowsNeitherTheLogNorSpring() {
        walls.haveNoPackageCycles().areNullMarked().neverTouch("org.springframework..", "org.apache.kafka..",
                "com.google.protobuf..", "java.nio.file..");
    }

    @Test
    void onlyCarriersKnowTls() {
        for (String inner : new String[]{"chat.granta.stream", "chat.granta.stream.management"}) {
            walls.neverTouchFrom(inner, "javax.net.ssl..", "io.netty.handler.ssl..");
        }
    }

    @Test
    void stanzasAreCountedOnAnyCarrier() {
        walls.neverTouchFrom("chat.granta.stream.management", "io.netty..");
    }
}
