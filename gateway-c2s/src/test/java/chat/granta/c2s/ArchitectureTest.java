package chat.granta.c2s;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final ArchitectureRules rules = ArchitectureRules.gateway("chat.granta.c2s");

    @Test
    void onlyTheWayToHomesKnowsTheLog() {
        rules.touchOnlyFrom("chat.granta.c2s.log..", "org.apache.kafka..", "chat.granta.bus..",
                "chat.granta.gateway..");
    }

    @Test
    void whatHappensOnAStreamDoesNotDependOnWhatCarriesIt() {
        rules.touchOnlyFrom("chat.granta.c2s.connection..", "io.netty..");
    }

    @Test
    void loginsAreJudgedWithoutNetworkAndXml() {
        rules.neverTouchFrom("chat.granta.c2s.sasl..", "chat.granta.stream..", "java.net.http..");
    }
}
