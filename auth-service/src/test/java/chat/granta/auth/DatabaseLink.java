package chat.granta.auth;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A cable between the service and its database, which a test can cut and mend. */
final class DatabaseLink implements AutoCloseable {
    private final int databasePort;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean isCut;

    /** @param jdbcUrl of the database itself */
    DatabaseLink(String jdbcUrl) throws IOException {
        databasePort = URI.create(jdbcUrl.substring("jdbc:".length())).getPort();
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** The database's address, by way of this link. */
    String through(String jdbcUrl) {
        return jdbcUrl.replace(":" + databasePort + "/", ":" + listener.getLocalPort() + "/");
    }

    /** Ends every connection, and each new one at once. */
    void cut() {
        isCut = true;
        sockets.forEach(DatabaseLink::closeQuietly);
    }

    void mend() {
        isCut = false;
    }

    @Override
    public void close() throws IOException {
        cut();
        listener.close();
    }

    private void accept() {
        while (true) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                if (isCut) {
                    closeQuietly(client);
                    continue;
                }
                var database = new Socket(InetAddress.getLoopbackAddress(), databasePort);
                sockets.add(database);
                Thread.ofVirtual().start(() -> copy(client, database));
                Thread.ofVirtual().start(() -> copy(database, client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void copy(Socket from, Socket to) {
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // The link was cut, or one side has gone.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is to be gone, and it is.
        }
    }
}
