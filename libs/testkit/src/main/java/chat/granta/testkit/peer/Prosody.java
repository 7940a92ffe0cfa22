package chat.granta.testkit.peer;

import chat.granta.testkit.process.FreePorts;
import chat.granta.testkit.process.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Debian's Prosody. */
public final class Prosody {
    private static final String CONFIG = """
            run_as_root = true
            pidfile = "%1$s/prosody.pid"
            data_path = "%1$s/data"
            certificates = "%1$s"
            log = { debug = "*console" }
            interfaces = { "127.0.0.1" }
            local_interfaces = { "127.0.0.1" }
            c2s_ports = { %2$d }
            s2s_ports = { %3$d }
            s2s_direct_tls_ports = {}
            http_ports = {}
            https_ports = {}
            modules_enabled = { "roster", "saslauth", "tls", "dialback", "disco", "ping", "presence", "message", "iq",
              "offline", "blocklist", "smacks"%9$s }
            modules_disabled = { "s2s_auth_dane_in" }
            authentication = "internal_plain"
            c2s_require_encryption = false
            allow_unencrypted_plain_auth = true
            s2s_require_encryption = true
            s2s_secure_auth = %5$s
            unbound = { resolvconf = false, hoststxt = false, forward = { "127.0.0.1@%4$d" },
              options = { ["do-not-query-localhost:"] = "no" } }
            ssl = { cafile = "%1$s/ca.pem", certificate = "%1$s/server.pem", key = "%1$s/server.key",
              protocol = "tlsv1_%6$s" }
            VirtualHost "%7$s"
            Component "%8$s" "muc"
            """;

    private Prosody() {}

    /** Whether it is there, and asks the name servers that it is told to. */
    public static boolean isInstalled() {
        return Files.isExecutable(Path.of("/usr/bin/prosody"))
                && Stream.of("x86_64", "aarch64").flatMap(machine -> Stream.of("5.4", "5.3", "5.2", "5.1")
                        .map(lua -> Path.of("/usr/lib/" + machine + "-linux-gnu/lua/" + lua + "/lunbound.so")))
                        .anyMatch(Files::exists);
    }

    /** Starts it; returns when clients may come. */
    public static PeerServer start(PeerPlan plan) throws IOException, InterruptedException {
        plan.prepare();
        List<Integer> ports = FreePorts.find(2);
        int port = ports.getFirst();
        Path directory = plan.directory();
        Path config = directory.resolve("prosody.cfg.lua");
        Files.writeString(config, CONFIG.formatted(directory, port, ports.getLast(), plan.dnsPort(),
                plan.needsCertificates(), plan.tls().substring("1.".length()), plan.domain(), plan.rooms(),
                plan.isForBothDirections() ? ", \"s2s_bidi\"" : ""));
        PeerServer.run("prosodyctl", "--root", "--config", config.toString(), "register", plan.user(), plan.domain(),
                plan.password());
        var process = ServiceProcess.start("prosody", directory,
                List.of("prosody", "--root", "--config", config.toString(), "-F"), _ -> PeerServer.isListening(port));
        process.awaitReady();
        return new PeerServer(process, port, ports.getLast());
    }
}
