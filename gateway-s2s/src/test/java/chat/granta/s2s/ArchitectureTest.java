package chat.granta.s2s;

import chat.granta.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final ArchitectureRules rules = ArchitectureRules.gateway("chat.granta.s2s");

    @Test
    void onlyTheWayToHomesKnowsTheLog() {
        rules.touchOnlyFrom("chat.granta.s2s.log..", "org.apache.kafka..", "chat.granta.bus..",
                "chat.granta.gateway..");
    }

    @Test
    void whatHappensOnAStreamDoesNotDependOnWhatCarriesIt() {
        rules.touchOnlyFrom("chat.granta.s2s.connection..", "io.netty..");
    }

    @Test
    void onlyTheSearchForServersKnowsTheDns() {
        rules.touchOnlyFrom("chat.granta.dns..", "org.xbill..");
    }
}
