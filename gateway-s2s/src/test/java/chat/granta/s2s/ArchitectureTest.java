package chat.granta.s2s;

import chat.granta.walls.Walls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final Walls walls = Walls.gateway("chat.granta.s2s");

    @Test
    void onlyTheWayToHomesKnowsTheLog() {
        walls.touchOnlyFrom("chat.granta.s2s.log..", "org.apache.kafka..", "chat.granta.bus..",
                "chat.granta.gateway..");
    }

    @Test
    void whatHappensOnAStreamDoesNotDependOnWhatCarriesIt() {
        walls.touchOnlyFrom("chat.granta.s2s.connection..", "io.netty..");
    }

    @Test
    void onlyTheSearchForServersKnowsTheDns() {
        walls.touchOnlyFrom("chat.granta.s2s.dns..", "org.xbill..");
    }
}
