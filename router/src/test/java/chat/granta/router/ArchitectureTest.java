package chat.granta.router;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String[] KAFKA_AND_SPRING = {"org.apache.kafka..", "org.springframework.."};

    @Test
    void theRouterHasNoDatabaseAndReadsNoXmlStreams() {
        Walls.of("chat.granta.router").haveNoPackageCycles().neverTouch("io.netty..", "chat.granta.stream..",
                "java.sql..", "jakarta.persistence..", "org.springframework.data..", "chat.granta.c2s..",
                "chat.granta.auth..");
    }

    @Test
    void featuresSeeNoKafkaAndNoSpring() {
        Walls.of("chat.granta.router").neverTouchFrom("chat.granta.router.home", KAFKA_AND_SPRING)
                .neverTouchFrom("chat.granta.router.delivery", KAFKA_AND_SPRING)
                .neverTouchFrom("chat.granta.router.presence", KAFKA_AND_SPRING)
                .neverTouchFrom("chat.granta.router.session", KAFKA_AND_SPRING)
                .neverTouchFrom("chat.granta.router.server", KAFKA_AND_SPRING);
    }
}
