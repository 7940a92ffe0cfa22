package chat.granta.sasl;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final ArchitectureRules rules = ArchitectureRules.library("chat.granta.sasl");

    @Test
    void saslKnowsNeitherAGatewayNorTheLogNorSpring() {
        rules.neverTouch("chat.granta.c2s..", "chat.granta.tls..",
                "chat.granta.listening..", "chat.granta.bus..", "org.apache.kafka..", "org.springframework..",
                "io.netty..");
    }

    @Test
    void exchangesAreJudgedWithoutXml() {
        rules.neverTouchFrom("chat.granta.sasl", "chat.granta.stream..", "chat.granta.sasl.stream..");
    }
}
