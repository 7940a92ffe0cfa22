package chat.granta.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.springframework.core.env.Environment;

/** The ports that standalone listens on, looked at before anything heavy is started. */
final class Ports {
    private Ports() {}

    /**
     * @throws StartException naming the setting of a port that is taken or none
     */
    static void check(Environment settings) {
        check(settings, "granta.c2s.port", "0.0.0.0");
        check(settings, "granta.c2s.tls-port", "0.0.0.0");
        if (settings.getRequiredProperty("granta.s2s.enabled", Boolean.class)) {
            check(settings, "granta.s2s.port", "0.0.0.0");
            check(settings, "granta.s2s.tls-port", "0.0.0.0");
        }
        check(settings, "granta.auth.port", "127.0.0.1");
        check(settings, "management.server.port", "127.0.0.1");
    }

    private static void check(Environment settings, String setting, String address) {
        String value = settings.getRequiredProperty(setting);
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), Integer.parseInt(value)));
        } catch (IllegalArgumentException e) {
            throw new StartException(setting + " " + value + " is not a port", e);
        } catch (IOException e) {
            throw new StartException(setting + " " + value + " cannot be used: " + e.getMessage()
                    + "; stop what uses it, or choose another with --" + setting + "=", e);
        }
    }
}
