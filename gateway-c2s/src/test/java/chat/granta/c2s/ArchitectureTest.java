package chat.granta.c2s;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final Walls walls = Walls.gateway("chat.granta.c2s");

    @Test
    void onlyTheWayToHomesAndTheThrottleKnowTheLog() {
        walls.touchOnlyFrom("chat.granta.c2s.[log|throttle]..", "org.apache.kafka..", "chat.granta.bus..",
                "chat.granta.gateway..");
    }

    @Test
    void whatHappensOnAStreamDoesNotDependOnWhatCarriesIt() {
        walls.touchOnlyFrom("chat.granta.c2s.connection..", "io.netty..");
    }

    @Test
    void loginsAreJudgedWithoutNetworkAndXml() {
        walls.neverTouchFrom("chat.granta.c2s.sasl..", "chat.granta.stream..", "java.net.http..");
    }
}
