package chat.granta.chaos.cluster;

import chat.granta.embedded.FreePort;
import chat.granta.testkit.certificates.TestPki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Another server with a domain of its own, Debian's Prosody, on the loopback address and on the same ports however often it is started. It keeps
 * messages for those who are away.
 *
 * @param port for clients, in clear
 * @param serverPort for other servers
 */
public record PeerServer(ServiceProcess process, int port, int serverPort) implements AutoCloseable {
    private static final String CONFIG = """
            run_as_root = true
            pidfile = "%1$s/prosody.pid"
            data_path = "%1$s/data"
            certificates = "%1$s"
            log = { info = "*console" }
            interfaces = { "127.0.0.1" }
            local_interfaces = { "127.0.0.1" }
            c2s_ports = { %2$d }
            s2s_ports = { %3$d }
            s2s_direct_tls_ports = {}
            http_ports = {}
            https_ports = {}
            modules_enabled = { "roster", "saslauth", "tls", "dialback", "disco", "ping", "presence", "message", "iq", "offline" }
            modules_disabled = { "s2s_auth_dane_in" }
            authentication = "internal_plain"
            c2s_require_encryption = false
            allow_unencrypted_plain_auth = true
            s2s_require_encryption = true
            s2s_secure_auth = false
            unbound = { resolvconf = false, hoststxt = false, forward = { "127.0.0.1@%4$d" },
              options = { ["do-not-query-localhost:"] = "no" } }
            ssl = { certificate = "%1$s/server.pem", key = "%1$s/server.key" }
            VirtualHost "%5$s"
            """;

    /**
     * Starts it; returns when clients may come.
     *
     * @param directory for what it keeps and says
     * @param dnsPort of the name server that it asks
     */
    public static PeerServer start(Path directory, String domain, String user, String password, int dnsPort)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        int port = FreePort.find();
        int serverPort = FreePort.find();
        new TestPki("Peer").server(domain).write(directory.resolve("server.pem"), directory.resolve("server.key"));
        Path config = directory.resolve("prosody.cfg.lua");
        Files.writeString(config, CONFIG.formatted(directory, port, serverPort, dnsPort, domain));
        register(config, user, domain, password);
        var process = ServiceProcess.start("prosody", directory,
                List.of("prosody", "--root", "--config", config.toString(), "-F"), _ -> isListening(port));
        process.awaitReady();
        return new PeerServer(process, port, serverPort);
    }

    private static void register(Path config, String user, String domain, String password)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder("prosodyctl", "--root", "--config", config.toString(), "register", user,
                domain, password).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("prosodyctl: " + said);
        }
    }

    private static boolean isListening(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    public InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", port);
    }

    @Override
    public void close() {
        process.close();
    }
}
