package chat.granta.testkit.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ports of the loopback address on which nobody listens. No port is given twice, as whoever was given it may not listen yet. */
public final class FreePorts {
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    /** So many of them, each another one. Any thread. */
    public static List<Integer> find(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            List<Integer> found = new ArrayList<>();
            while (found.size() < count) {
                var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                if (GIVEN.add(socket.getLocalPort())) {
                    found.add(socket.getLocalPort());
                }
            }
            return found;
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }
}
