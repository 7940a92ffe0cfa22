package chat.granta.sasl;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final Walls walls = Walls.library("chat.granta.sasl");

    @Test
    void saslKnowsNeitherAGatewayNorTheLogNorSpring() {
        walls.neverTouch("chat.granta.c2s..", "chat.granta.tls..",
                "chat.granta.listening..", "chat.granta.bus..", "org.apache.kafka..", "org.springframework..",
                "io.netty..");
    }

    @Test
    void exchangesAreJudgedWithoutXml() {
        walls.neverTouchFrom("chat.granta.sasl", "chat.granta.stream..", "chat.granta.sasl.stream..");
    }
}
