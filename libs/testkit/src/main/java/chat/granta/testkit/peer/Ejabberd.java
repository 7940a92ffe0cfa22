package chat.granta.testkit.peer;

import chat.granta.testkit.process.FreePorts;
import chat.granta.testkit.process.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Debian's ejabberd, without Erlang's distribution. It asks the test's name server for SRV records; the addresses of the hosts that they name it
 * has from the system, so that {@code localhost} is the one that can be named.
 */
public final class Ejabberd {
    /** What stands behind the empty {@code resolv_conf} is kept; it would erase what stood before. */
    private static final String NAMES = """
            {resolv_conf, ""}.
            {hosts_file, ""}.
            {nameserver, {127,0,0,1}, %d}.
            {lookup, [dns]}.
            """;
    private static final String CONFIG = """
            hosts: ["%1$s"]
            loglevel: info
            certfiles: ["%2$s/both.pem"]
            ca_file: "%2$s/ca.pem"
            auth_method: internal
            s2s_use_starttls: required
            s2s_protocol_options: [no_sslv3, no_tlsv1, no_tlsv1_1, %3$s]
            listen:
              - {port: %4$d, ip: "127.0.0.1", module: ejabberd_c2s, starttls: false}
              - {port: %5$d, ip: "127.0.0.1", module: ejabberd_s2s_in}
            access_rules: {c2s: [allow], local: [allow]}
            modules:
              mod_disco: {}
              mod_ping: {}
              mod_roster: {}
              mod_offline: {}
              mod_privacy: {}
              mod_blocking: {}
              mod_muc: {hosts: ["%6$s"]}
            %7$s
            """;
    private static final String REGISTRATION = "ejabberd_auth:try_register(<<\"%s\">>, <<\"%s\">>, <<\"%s\">>),"
            + " io:format(\"ready~n\").";

    private Ejabberd() {}

    public static boolean isInstalled() throws IOException {
        return home().isPresent() && Files.isExecutable(Path.of("/usr/bin/erl"));
    }

    private static Optional<Path> home() throws IOException {
        for (String libraries : List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib")) {
            Path directory = Path.of(libraries);
            if (Files.isDirectory(directory)) {
                try (Stream<Path> all = Files.list(directory)) {
                    Optional<Path> home = all.filter(one -> Files.exists(one.resolve("ebin/ejabberd.beam")))
                            .findFirst();
                    if (home.isPresent()) {
                        return home;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Starts it; returns when clients may come. */
    public static PeerServer start(PeerPlan plan) throws IOException, InterruptedException {
        plan.prepare();
        List<Integer> ports = FreePorts.find(2);
        Path directory = plan.directory();
        Path home = home().orElseThrow(() -> new IllegalStateException("ejabberd is not installed"));
        Path names = Files.writeString(directory.resolve("inetrc"), NAMES.formatted(plan.dnsPort()));
        Path config = Files.writeString(directory.resolve("ejabberd.yml"),
                CONFIG.formatted(plan.domain(), directory, plan.tls().equals("1.2") ? "no_tlsv1_3" : "no_tlsv1_2",
                        ports.getFirst(), ports.getLast(), plan.rooms(),
                        plan.needsCertificates() ? "" : "  mod_s2s_dialback: {}"));
        var process = ServiceProcess.start("ejabberd", directory,
                List.of("erl", "-noinput", "+sbwt", "none", "+sbwtdcpu", "none", "+sbwtdio", "none", "-pa",
                        home.resolve("ebin").toString(), "-mnesia", "dir", "\"" + directory.resolve("mnesia") + "\"",
                        "-s", "ejabberd", "-eval",
                        REGISTRATION.formatted(plan.user(), plan.domain(), plan.password())),
                Map.of("EJABBERD_CONFIG_PATH", config.toString(), "EJABBERD_LOG_PATH",
                        directory.resolve("ejabberd.log").toString(), "ERL_LIBS", home.getParent().toString(),
                        "ERL_INETRC", names.toString(), "ERL_CRASH_DUMP", directory.resolve("crash.dump").toString(),
                        "HOME", directory.toString()),
                said -> said.says("ready") && PeerServer.isListening(ports.getFirst()));
        process.awaitReady();
        return new PeerServer(process, ports.getFirst(), ports.getLast());
    }
}
