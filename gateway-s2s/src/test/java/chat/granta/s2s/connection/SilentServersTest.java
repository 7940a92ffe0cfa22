package chat.granta.s2s.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.dns.ServerAddress;
import chat.granta.listening.GatewaySockets;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.s2s.NotedFate;
import chat.granta.s2s.Wire;
import chat.granta.s2s.dialback.DialbackKeys;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.outbound.OutboundServices;
import chat.granta.s2s.outbound.OutboundStreams;
import chat.granta.s2s.policy.ServerProof;
import chat.granta.s2s.sending.OutgoingStanza;
import chat.granta.s2s.sending.RemoteServers;
import chat.granta.s2s.sending.SendingServices;
import chat.granta.tls.TlsClient;
import chat.granta.tls.TlsSettings;
import chat.granta.tls.TrustAnchors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another server's machine is gone: its connections stay open here, and nothing comes on them any more (RFC 6120 section 4.6.4). */
class SilentServersTest {
    private static final DomainPair PAIR = new DomainPair("verona.example", "mantua.example");
    private static final Map<String, String> SETTINGS = Map.of("granta.s2s.ping-interval", "300ms",
            "granta.s2s.ping-timeout", "300ms", "granta.s2s.ack-timeout", "300ms", "granta.s2s.close-timeout", "100ms",
            "granta.s2s.connect-timeout", "500ms");
    private static final String MANAGEMENT = "<sm xmlns='urn:xmpp:sm:3'/>";
    private static final String PING = "<ping xmlns='urn:xmpp:ping'/>";

    @TempDir
    private Path directory;

    private final List<String> fates = new CopyOnWriteArrayList<>();
    private final GatewaySockets sockets = new GatewaySockets("test", "127.0.0.1", Duration.ofMillis(100), List.of());
    private Peer mantua;
    private RemoteServers servers;

    /** Mantua's server. It lets Verona in, acknowledges the first stanza where it counts them, and then says nothing more. */
    private static final class Peer implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final String features;
        private final List<Connection> connections = new CopyOnWriteArrayList<>();

        Peer(String features) throws IOException {
            this.features = features;
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        var connection = new Connection(socket.accept());
                        connections.add(connection);
                        Thread.ofVirtual().start(() -> serve(connection));
                    }
                } catch (IOException e) {
                    // It is gone.
                }
            });
        }

        private void serve(Connection connection) {
            try {
                connection.hear("version=");
                connection.say("<stream:stream xmlns='jabber:server' xmlns:stream='http://etherx.jabber.org/streams' "
                        + "xmlns:db='jabber:server:dialback' id='abc' from='mantua.example' version='1.0'><stream:features>"
                        + "<dialback xmlns='urn:xmpp:features:dialback'/>" + features + "</stream:features>");
                connection.hear("</db:result>");
                connection.say("<db:result from='mantua.example' to='verona.example' type='valid'/>");
                if (!features.isEmpty()) {
                    connection.hear("<enable ");
                    connection.say("<enabled xmlns='urn:xmpp:sm:3'/>");
                    connection.hear("<r ");
                    connection.say("<a xmlns='urn:xmpp:sm:3' h='1'/>");
                }
                connection.hear("</stream:stream>");
            } catch (IOException e) {
                // It was closed.
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
            for (Connection connection : connections) {
                connection.socket.close();
            }
        }
    }

    /** One connection of Verona's. */
    private static final class Connection {
        private final Socket socket;
        private final StringBuffer heard = new StringBuffer();

        Connection(Socket socket) {
            this.socket = socket;
        }

        void say(String xml) throws IOException {
            socket.getOutputStream().write(xml.getBytes(StandardCharsets.UTF_8));
        }

        void hear(String awaited) throws IOException {
            var buffer = new byte[8192];
            while (heard.indexOf(awaited) < 0) {
                int count = socket.getInputStream().read(buffer);
                if (count < 0) {
                    throw new IOException("Verona has closed the connection");
                }
                heard.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        }

        String heard() {
            return heard.toString();
        }
    }

    @BeforeEach
    void start() {
        sockets.start();
    }

    @AfterEach
    void stop() throws IOException {
        sockets.stop();
        mantua.close();
    }

    private void mantua(String features) throws IOException {
        mantua = new Peer(features);
        var settings = new TlsSettings(null, null, null, List.of(), null, null);
        var tls = new TlsClient(settings, List.of("verona.example"), directory, "xmpp-server", TrustAnchors.OF_JAVA);
        var receiving = Wire.receiving(SETTINGS, Wire.policy(SETTINGS), new DialbackKeys("secret"), new ArrayList<>());
        var connections = new OutboundConnections(receiving.settings(), tls, () -> sockets);
        var address = new ServerAddress(new InetSocketAddress("127.0.0.1", mantua.socket.getLocalPort()), false);
        servers = new RemoteServers(new SendingServices(receiving.settings(), receiving.policy(),
                _ -> CompletableFuture.completedFuture(List.of(address)),
                new OutboundStreams(new OutboundServices(receiving, new ServerProof(tls), connections)),
                receiving.metrics()));
    }

    private void send(String id, Duration patience) {
        var body = Payload.of(Element.named(Payload.CONTENT_NAMESPACE, "body").text("Hi").build());
        var message = new Message(Jid.parse("juliet@verona.example"), Jid.parse("romeo@mantua.example"), id,
                Message.Type.CHAT, null, body);
        servers.send(List.of(new OutgoingStanza(PAIR, message, 400, System.nanoTime() + patience.toNanos(),
                new NotedFate(id, fates))));
    }

    private void awaitFates(String... awaited) {
        await().until(() -> {
            servers.look();
            return fates.size() >= awaited.length;
        });
        assertThat(fates).containsExactly(awaited);
    }

    private void awaitEnd(Connection connection) {
        await().until(() -> connection.heard().endsWith("</stream:stream>"));
        assertThat(connection.heard()).contains("<connection-timeout ");
    }

    /** XEP-0198 section 4. */
    @Test
    void aSilentStreamIsAskedForAnAcknowledgement() throws IOException {
        mantua(MANAGEMENT);
        send("1", Duration.ofMinutes(1));
        awaitFates("1 done");
        Connection first = mantua.connections.getFirst();
        awaitEnd(first);
        assertThat(first.heard().split("<r ", -1)).as("two questions").hasSize(3);
        assertThat(first.heard()).doesNotContain(PING);
        assertThat(mantua.connections).as("nobody has anything to say to it").hasSize(1);
    }

    /** XEP-0199 section 4.5. */
    @Test
    void aServerThatDoesNotCountIsPinged() throws IOException {
        mantua("");
        send("1", Duration.ofMinutes(1));
        awaitFates("1 done");
        Connection first = mantua.connections.getFirst();
        awaitEnd(first);
        assertThat(first.heard()).containsSubsequence("id='1'",
                "<iq from='verona.example' to='mantua.example' id='ping-1' type='get'>", PING, "<connection-timeout ");
    }

    @Test
    void whatItHasNotAcknowledgedGoesToTheNextStream() throws IOException {
        mantua(MANAGEMENT);
        send("1", Duration.ofMinutes(1));
        awaitFates("1 done");
        send("2", Duration.ofMinutes(1));
        awaitFates("1 done", "2 done");
        awaitEnd(mantua.connections.getFirst());
        assertThat(mantua.connections.getFirst().heard()).contains("id='2'");
        assertThat(mantua.connections.getLast().heard()).contains("id='2'").doesNotContain("id='1'");
    }

    @Test
    void whatItNeverAcknowledgesComesBack() throws IOException {
        mantua(MANAGEMENT);
        send("1", Duration.ofMinutes(1));
        awaitFates("1 done");
        mantua.socket.close();
        send("2", Duration.ofSeconds(1));
        awaitFates("1 done", "2 remote-server-timeout");
    }
}
