package chat.granta.listening;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final ArchitectureRules rules = ArchitectureRules.library("chat.granta.listening");

    @Test
    void socketsKnowNeitherAGatewayNorTheLogNorTls() {
        rules.neverTouch("chat.granta.c2s..", "chat.granta.tls..",
                "chat.granta.bus..", "org.apache.kafka..", "org.springframework.boot..", "javax.net.ssl..",
                "io.netty.handler.ssl..");
    }

    @Test
    void socketsKnowNoXmpp() {
        rules.neverTouchFrom("chat.granta.listening", "chat.granta.stream..", "chat.granta.model..");
    }

    @Test
    void limitsKnowNoSpring() {
        rules.neverTouchFrom("chat.granta.listening.limits..", "org.springframework..");
    }

    @Test
    void livenessDoesNotDependOnWhatCarriesAStream() {
        rules.neverTouchFrom("chat.granta.listening.liveness..", "io.netty..", "org.springframework..");
    }
}
