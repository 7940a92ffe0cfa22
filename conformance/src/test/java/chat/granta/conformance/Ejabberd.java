package chat.granta.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Debian's ejabberd on loopback ports, with one user and the name server of a test. */
final class Ejabberd implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final String READY = "the user is registered";

    private final Process process;

    private Ejabberd(Process process) {
        this.process = process;
    }

    static boolean isInstalled() {
        return Files.isExecutable(Path.of("/usr/sbin/ejabberdctl")) && libraries() != null;
    }

    private static Path libraries() {
        for (String machine : new String[]{"x86_64-linux-gnu", "aarch64-linux-gnu"}) {
            Path libraries = Path.of("/usr/lib", machine);
            if (Files.isDirectory(libraries.resolve("erlang/lib"))
                    || Files.exists(libraries.resolve("ejabberd-23.01"))) {
                return libraries;
            }
        }
        return null;
    }

    /** @param directory with {@code ca.pem}, {@code server.pem} and {@code server.key} */
    static Ejabberd start(Path directory, String domain, String user, String password, int serverPort, int clientPort,
            int dnsPort) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("both.pem"), Files.readString(directory.resolve("server.pem"))
                + Files.readString(directory.resolve("server.key")));
        Path config = directory.resolve("ejabberd.yml");
        Files.writeString(config, """
                hosts: ["%2$s"]
                loglevel: debug
                s2s_use_starttls: required
                certfiles: ["%1$s/both.pem"]
                ca_file: "%1$s/ca.pem"
                auth_method: internal
                listen:
                  - {port: %3$d, ip: "127.0.0.1", module: ejabberd_c2s, starttls: false, starttls_required: false}
                  - {port: %4$d, ip: "127.0.0.1", module: ejabberd_s2s_in}
                access_rules: {c2s: {allow: all}, s2s: {allow: all}}
                modules: {mod_roster: {}, mod_s2s_dialback: {}, mod_ping: {}, mod_disco: {}}
                """.formatted(directory, domain, clientPort, serverPort));
        Path dns = directory.resolve("inetrc");
        Files.writeString(dns, """
                {lookup, [dns]}.
                {nameserver, {127,0,0,1}, %d}.
                {resolv_conf, ""}.
                {hosts_file, ""}.
                """.formatted(dnsPort));
        // Without Erlang's distribution, so that any number of them get along on one machine.
        var builder = new ProcessBuilder("erl", "-noinput", "-mnesia", "dir",
                '"' + directory.resolve("mnesia").toString()
                        + '"',
                "-s", "ejabberd", "-eval", "ejabberd_auth:try_register(<<\"%s\">>,<<\"%s\">>,<<\"%s\">>), "
                        .formatted(user, domain, password) + "io:format(\"" + READY + "~n\")");
        builder.environment().put("EJABBERD_CONFIG_PATH", config.toString());
        builder.environment().put("EJABBERD_LOG_PATH", directory.resolve("ejabberd.log").toString());
        builder.environment().put("ERL_INETRC", dns.toString());
        builder.environment().put("ERL_LIBS", String.valueOf(libraries()));
        builder.environment().put("HOME", directory.toString());
        Path output = directory.resolve("ejabberd.out");
        Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.readString(output).contains(READY)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IOException("ejabberd does not start: " + Files.readString(output));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return new Ejabberd(process);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionally(_ -> process.destroyForcibly())
                .join();
    }
}
