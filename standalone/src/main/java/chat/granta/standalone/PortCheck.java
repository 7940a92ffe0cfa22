package chat.granta.standalone;

import chat.granta.dns.zone.Finding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import org.springframework.core.env.Environment;

/** Whether somebody listens at the ports while Granta runs, or could while it does not. */
final class PortCheck {
    private static final int TIMEOUT_MILLIS = 2000;

    private PortCheck() {}

    static List<Finding> of(Environment settings, boolean isRunning) {
        if (!isRunning) {
            try {
                Ports.check(settings);
                return List.of(Finding.ok("all ports are free"));
            } catch (StartException e) {
                return List.of(Finding.wrong(FailureReason.of(e)));
            }
        }
        return Ports.of(settings).stream().map(port -> listening(settings, port)).toList();
    }

    private static Finding listening(Environment settings, Ports.Port wanted) {
        String setting = wanted.setting();
        int port = settings.getRequiredProperty(setting, Integer.class);
        InetAddress address = wanted.address(settings);
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.isAnyLocalAddress()
                    ? InetAddress.getLoopbackAddress()
                    : address, port), TIMEOUT_MILLIS);
            return Finding.ok(setting + ": port " + port + " answers on this machine");
        } catch (IOException e) {
            return Finding.wrong(setting + ": nothing answers at port " + port
                    + " of this machine; give the settings that it was started with");
        }
    }
}
