package chat.granta.standalone;

import chat.granta.dns.zone.Finding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Whether somebody listens at the ports while Granta runs, or could while it does not. */
final class PortCheck {
    private static final int TIMEOUT_MILLIS = 2000;
    private static final Duration START = Duration.ofMinutes(1);

    private PortCheck() {}

    /** @param up how long it has been running; null when it does not run */
    static List<Finding> of(Environment settings, @Nullable Duration up) {
        if (up == null) {
            try {
                Ports.check(settings);
                return List.of(Finding.ok("all ports are free"));
            } catch (StartException e) {
                return List.of(Finding.wrong(FailureReason.of(e)));
            }
        }
        return Ports.of(settings).stream().map(port -> listening(settings, port, up)).toList();
    }

    private static Finding listening(Environment settings, Ports.Port wanted, Duration up) {
        String setting = wanted.setting();
        int port = settings.getRequiredProperty(setting, Integer.class);
        InetAddress address = wanted.address(settings);
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.isAnyLocalAddress()
                    ? InetAddress.getLoopbackAddress()
                    : address, port), TIMEOUT_MILLIS);
            return Finding.ok(setting + ": port " + port + " answers on this machine");
        } catch (IOException e) {
            // audit-service is there some seconds after the rest.
            return up.compareTo(START) < 0
                    ? Finding.note(setting + ": nothing answers at port " + port
                            + " of this machine yet; Granta has just been started")
                    : Finding.wrong(setting + ": nothing answers at port " + port
                            + " of this machine; give the settings that it was started with");
        }
    }
}
