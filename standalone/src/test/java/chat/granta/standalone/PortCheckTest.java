package chat.granta.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.dns.zone.Finding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class PortCheckTest {
    private static final int NOBODYS = 1;
    private static final Duration LONG = Duration.ofHours(1);
    private static final List<String> PORTS = List.of("granta.c2s.port", "granta.c2s.tls-port", "granta.s2s.port",
            "granta.s2s.tls-port", "granta.component.port", "granta.auth.port", "granta.audit.port",
            "management.server.port");

    @Test
    void whatIsOpenAtOneAddressAloneIsLookedForThere() throws IOException {
        InetAddress address = anAddressOfThisMachine();
        try (var open = new ServerSocket(0, 1, address)) {
            List<String> said = said(Map.of("granta.c2s.address", address.getHostAddress()), open.getLocalPort(), LONG);
            assertThat(said).contains(
                    "ok     granta.c2s.port: port " + open.getLocalPort() + " answers on this machine");
        }
    }

    @Test
    void everyPortThatTheSettingsOpenIsLookedAt() {
        List<String> said = said(Map.of("granta.component.domains", "mail.example.org"), NOBODYS, LONG);
        assertThat(said).hasSameSizeAs(PORTS).allMatch(line -> line.startsWith("WRONG  "))
                .allMatch(line -> line.contains("nothing answers at port " + NOBODYS));
        assertThat(PORTS).allMatch(port -> said.stream().anyMatch(line -> line.contains(port)));
    }

    @Test
    void whatHasJustBeenStartedMayTakeAWhile() {
        assertThat(said(Map.of(), NOBODYS, Duration.ofSeconds(10))).isNotEmpty()
                .allMatch(line -> line.startsWith("note   ") && line.endsWith("has just been started"));
    }

    private static List<String> said(Map<String, Object> further, int port, Duration up) {
        Map<String, Object> settings = new HashMap<>(further);
        PORTS.forEach(each -> settings.put(each, port));
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("arguments", settings));
        environment.getPropertySources().addLast(new MapPropertySource("defaults", Defaults.asMap()));
        return PortCheck.of(environment, up).stream().map(Finding::toString).toList();
    }

    /** One beside the loopback address, where the machine has one. */
    private static InetAddress anAddressOfThisMachine() throws IOException {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress()).findFirst()
                .orElse(InetAddress.getLoopbackAddress());
    }
}
