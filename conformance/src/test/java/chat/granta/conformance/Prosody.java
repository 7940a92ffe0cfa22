package chat.granta.conformance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's Prosody on loopback ports, with the users and the name server of a test. */
final class Prosody implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 60_000;

    private final Process process;
    private final int clientPort;

    private Prosody(Process process, int clientPort) {
        this.process = process;
        this.clientPort = clientPort;
    }

    /** Whether it is there, and asks the name servers that it is told to. */
    static boolean isInstalled() {
        return Files.isExecutable(Path.of("/usr/bin/prosody"))
                && List.of("5.4", "5.3", "5.2", "5.1").stream()
                        .anyMatch(lua -> Files.exists(Path.of("/usr/lib/x86_64-linux-gnu/lua/" + lua + "/lunbound.so"))
                                || Files.exists(Path.of("/usr/lib/aarch64-linux-gnu/lua/" + lua + "/lunbound.so")));
    }

    /**
     * @param isSecure whether other servers must prove their domains by certificates of this directory's {@code ca.pem}
     */
    static Prosody start(Path directory, String domain, String user, String password, int serverPort, int clientPort,
            int dnsPort, boolean isSecure) throws IOException, InterruptedException {
        Path config = directory.resolve("prosody.cfg.lua");
        Files.writeString(config,
                """
                        run_as_root = true
                        pidfile = "%1$s/prosody.pid"
                        data_path = "%1$s/data"
                        certificates = "%1$s"
                        log = { debug = "%1$s/prosody.log" }
                        interfaces = { "127.0.0.1" }
                        local_interfaces = { "127.0.0.1" }
                        c2s_ports = { %2$d }
                        s2s_ports = { %3$d }
                        s2s_direct_tls_ports = {}
                        http_ports = {}
                        https_ports = {}
                        modules_enabled = { "roster", "saslauth", "tls", "dialback", "disco", "ping", "presence", "message", "iq" }
                        modules_disabled = { "s2s_auth_dane_in" }
                        authentication = "internal_plain"
                        c2s_require_encryption = false
                        allow_unencrypted_plain_auth = true
                        s2s_require_encryption = true
                        s2s_secure_auth = %5$s
                        unbound = { resolvconf = false, hoststxt = false, forward = { "127.0.0.1@%4$d" },
                          options = { ["do-not-query-localhost:"] = "no" } }
                        ssl = { cafile = "%1$s/ca.pem", certificate = "%1$s/server.pem", key = "%1$s/server.key" }
                        VirtualHost "%6$s"
                        """
                        .formatted(directory, clientPort, serverPort, dnsPort, isSecure, domain));
        run("prosodyctl", "--root", "--config", config.toString(), "register", user, domain, password);
        Process process = new ProcessBuilder("prosody", "--root", "--config", config.toString(), "-F")
                .redirectErrorStream(true).redirectOutput(directory.resolve("prosody.out").toFile()).start();
        var prosody = new Prosody(process, clientPort);
        prosody.awaitPort(directory);
        return prosody;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(command[0] + ": " + said);
        }
    }

    private void awaitPort(Path directory) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (true) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), clientPort)) {
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IOException("Prosody does not start: "
                            + Files.readString(directory.resolve("prosody.out")), e);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).exceptionally(_ -> process.destroyForcibly())
                .join();
    }
}
