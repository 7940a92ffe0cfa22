package chat.granta.testkit.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server that knows its lines: it answers each text it hears, once, and then says no more. */
final class ScriptedServer implements AutoCloseable {
    /** A busy machine takes its time to say even what it knows; three plays wait for so long in vain. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final Map<String, String> answers;
    private final List<String> heard = new ArrayList<>();

    /** @param answers by what the client says; an answer that ends the stream ends the connection */
    ScriptedServer(Map<String, String> answers) throws IOException {
        this.answers = answers;
        Thread.ofVirtual().start(this::serve);
    }

    Stage stage() {
        var address = (InetSocketAddress) socket.getLocalSocketAddress();
        return new Stage("localhost", address, address, null, "-7", "secret", PATIENCE);
    }

    synchronized String heard() {
        return String.join("", heard);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept(); InputStream in = client.getInputStream()) {
                var buffer = new byte[4096];
                var said = new StringBuilder();
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    said.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                    String answer = answers.get(said.toString());
                    if (answer != null) {
                        hear(said);
                        client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                        if (answer.contains("</stream:stream>")) {
                            break;
                        }
                    }
                }
            } catch (IOException _) {
                // The client has gone, or the test is over.
            }
        }
    }

    private synchronized void hear(StringBuilder said) {
        heard.add(said.toString());
        said.setLength(0);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
