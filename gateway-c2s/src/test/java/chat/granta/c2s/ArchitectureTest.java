package chat.granta.c2s;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final Walls walls = Walls.of("chat.granta.c2s");

    @Test
    void packagesAreMarkedAndFreeOfCycles() {
        walls.haveNoPackageCycles().areNullMarked();
    }

    @Test
    void aGatewayNeverTouchesADatabase() {
        walls.neverTouch("java.sql..", "jakarta.persistence..", "org.springframework.data..");
    }

    @Test
    void onlyTheWayToHomesAndTheThrottleKnowTheLog() {
        for (String inner : new String[]{"chat.granta.c2s.stream..", "chat.granta.c2s.sasl..",
                "chat.granta.c2s.credentials..", "chat.granta.c2s.csi..",
                "chat.granta.c2s.negotiation..", "chat.granta.c2s.session..", "chat.granta.c2s.management..",
                "chat.granta.c2s.connection..", "chat.granta.c2s.home.."}) {
            walls.neverTouchFrom(inner, "org.apache.kafka..", "chat.granta.bus..",
                    "chat.granta.gateway..");
        }
    }

    @Test
    void whatHappensOnAStreamDoesNotDependOnWhatCarriesIt() {
        for (String inner : new String[]{"chat.granta.c2s.negotiation..", "chat.granta.c2s.session..",
                "chat.granta.c2s.management..", "chat.granta.c2s.csi..", "chat.granta.c2s.home.."}) {
            walls.neverTouchFrom(inner, "io.netty..");
        }
    }

    @Test
    void loginsAreJudgedWithoutNetworkAndXml() {
        walls.neverTouchFrom("chat.granta.c2s.sasl..", "io.netty..", "chat.granta.stream..", "java.net.http..");
    }
}
