package chat.granta.stream;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final Walls walls = Walls.library("chat.granta.stream");

    @Test
    void theStreamLayerKnowsNeitherTheLogNorSpring() {
        walls.neverTouch("org.springframework..", "org.apache.kafka..", "com.google.protobuf..", "java.nio.file..");
    }

    @Test
    void onlyCarriersKnowTls() {
        walls.touchOnlyFrom("chat.granta.stream.carrier..", "javax.net.ssl..", "io.netty.handler.ssl..");
    }

    @Test
    void stanzasAreCountedOnAnyCarrier() {
        walls.neverTouchFrom("chat.granta.stream.management", "io.netty..");
    }
}
