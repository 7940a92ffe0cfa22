package chat.granta.listening;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final Walls walls = Walls.library("chat.granta.listening");

    @Test
    void socketsKnowNeitherAGatewayNorTheLogNorTls() {
        walls.neverTouch("chat.granta.c2s..", "chat.granta.tls..",
                "chat.granta.bus..", "org.apache.kafka..", "org.springframework.boot..", "javax.net.ssl..",
                "io.netty.handler.ssl..");
    }

    @Test
    void socketsKnowNoXmpp() {
        walls.neverTouchFrom("chat.granta.listening", "chat.granta.stream..", "chat.granta.model..");
    }

    @Test
    void limitsKnowNoSpring() {
        walls.neverTouchFrom("chat.granta.listening.limits..", "org.springframework..");
    }

    @Test
    void livenessDoesNotDependOnWhatCarriesAStream() {
        walls.neverTouchFrom("chat.granta.listening.liveness..", "io.netty..", "org.springframework..");
    }
}
