package chat.granta.testkit.peer;

import chat.granta.testkit.process.ServiceProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Another server with a domain of its own, on the same ports however often it is started. It keeps messages for those who are away.
 *
 * @param port for clients, in clear
 * @param serverPort for other servers
 */
public record PeerServer(ServiceProcess process, int port, int serverPort) implements AutoCloseable {
    /** Where clients come. */
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    static boolean isListening(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** Runs a command to its end. */
    static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(command[0] + ": " + said);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
