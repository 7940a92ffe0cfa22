package chat.granta.listening;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final Walls walls = Walls.of("chat.granta.listening");

    @Test
    void socketsKnowNeitherAGatewayNorTheLogNorTls() {
        walls.haveNoPackageCycles().areNullMarked().neverTouch("chat.granta.c2s..", "chat.granta.tls..",
                "chat.granta.bus..", "org.apache.kafka..", "org.springframework.boot..", "javax.net.ssl..",
                "io.netty.handler.ssl..");
    }

    @Test
    void limitsKnowNoSpring() {
        walls.neverTouchFrom("chat.granta.listening.limits..", "org.springframework..");
    }
}
