package chat.granta.stream;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final ArchitectureRules rules = ArchitectureRules.library("chat.granta.stream");

    @Test
    void theStreamLayerKnowsNeitherTheLogNorSpring() {
        rules.neverTouch("org.springframework..", "org.apache.kafka..", "com.google.protobuf..", "java.nio.file..");
    }

    @Test
    void onlyCarriersKnowTls() {
        rules.touchOnlyFrom("chat.granta.stream.carrier..", "javax.net.ssl..", "io.netty.handler.ssl..");
    }

    @Test
    void stanzasAreCountedOnAnyCarrier() {
        rules.neverTouchFrom("chat.granta.stream.management", "io.netty..");
    }
}
