package chat.granta.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;

/** The ports that standalone listens on, looked at before anything heavy is started. */
final class Ports {
    private Ports() {}

    /**
     * A port that these settings want.
     *
     * @param setting of its number
     * @param addressSetting of the address that it is open at
     */
    record Port(String setting, String addressSetting) {
        /** @throws StartException when the setting names none of this machine's addresses */
        InetAddress address(Environment settings) {
            return Ports.address(addressSetting, settings.getProperty(addressSetting, "0.0.0.0"));
        }
    }

    static List<Port> of(Environment settings) {
        List<Port> ports = new ArrayList<>(List.of(new Port("granta.c2s.port", "granta.c2s.address"),
                new Port("granta.c2s.tls-port", "granta.c2s.address")));
        if (settings.getRequiredProperty("granta.s2s.enabled", Boolean.class)) {
            ports.add(new Port("granta.s2s.port", "granta.s2s.address"));
            ports.add(new Port("granta.s2s.tls-port", "granta.s2s.address"));
        }
        if (ReadyBlock.hasComponents(settings)) {
            ports.add(new Port("granta.component.port", "granta.component.address"));
        }
        ports.add(new Port("granta.auth.port", "server.address"));
        ports.add(new Port("granta.audit.port", "granta.audit.address"));
        ports.add(new Port("management.server.port", "management.server.address"));
        return ports;
    }

    /**
     * @throws StartException naming the setting of a port that is taken or none
     */
    static void check(Environment settings) {
        // All are held until the last is: two settings with one port are found, too.
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (Port port : of(settings)) {
                hold(held, settings, port);
            }
        } finally {
            held.forEach(Ports::release);
        }
    }

    private static void hold(List<ServerSocket> held, Environment settings, Port port) {
        String setting = port.setting();
        String value = settings.getRequiredProperty(setting);
        InetAddress address = port.address(settings);
        try {
            var socket = new ServerSocket();
            held.add(socket);
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, Integer.parseInt(value)));
        } catch (IllegalArgumentException e) {
            throw new StartException(setting + " cannot be '" + value + "': it must be from 0 to 65535", e);
        } catch (IOException e) {
            throw new StartException(setting + " " + value + " cannot be used: " + e.getMessage()
                    + "; stop what uses it, or choose another with --" + setting + "=", e);
        }
    }

    private static InetAddress address(String setting, String value) {
        try {
            InetAddress address = InetAddress.getByName(value);
            if (address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null) {
                return address;
            }
        } catch (IOException e) {
            // Said below.
        }
        throw new StartException(setting + " cannot be '" + value + "': it must be an address of this machine");
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
