package chat.granta.loadtest.scenario;

import chat.granta.loadtest.wire.Endpoint;
import chat.granta.loadtest.wire.Tls;
import chat.granta.loadtest.wire.Transport;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server, and how it is reached. */
final class TargetOptions {
    /** What one address has ports for, with a good margin. */
    private static final int CONNECTIONS_PER_ADDRESS = 20_000;
    private static final int CLIENT_PORT = 5222;
    private static final int DIRECT_TLS_PORT = 5223;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "server (${DEFAULT-VALUE})")
    private String host = "";

    @Option(names = "--port", defaultValue = "0", description = "port for clients (5222, with --tls direct 5223)")
    private int port;

    @Option(names = "--peer-host", defaultValue = "", description = "another server, where the second of each pair is (that of --host)")
    private String peerHost = "";

    @Option(names = "--peer-port", defaultValue = "0", description = "its port for clients")
    private int peerPort;

    @Option(names = "--tls", defaultValue = "none", description = "none, starttls or direct (${DEFAULT-VALUE})")
    private Tls.Mode tls = Tls.Mode.NONE;

    @Option(names = "--ca", paramLabel = "FILE", description = "PEM file of the authorities whose certificates are taken (those that Java trusts)")
    private @Nullable Path authorities;

    @Option(names = "--insecure", description = "take any certificate")
    private boolean isInsecure;

    @Option(names = "--threads", defaultValue = "1", description = "event loops (${DEFAULT-VALUE})")
    private int threads;

    @Option(names = "--source-addresses", defaultValue = "0", description = "connect from so many of 127.0.0.2 and up in turn; by default as ports run out")
    private int sourceAddresses;

    Tls.Mode tls() {
        return tls;
    }

    boolean takesAnyCertificate() {
        return isInsecure;
    }

    Transport open(AccountOptions accounts, int connections) {
        InetSocketAddress server = resolved(host, port());
        InetSocketAddress peer = hasPeer()
                ? resolved(peerHost.isEmpty() ? host : peerHost, peerPort == 0 ? port() : peerPort)
                : server;
        int needed = server.getAddress().isLoopbackAddress() ? connections / CONNECTIONS_PER_ADDRESS : 0;
        Tls client;
        try {
            client = new Tls(tls, new Tls.Trust(isInsecure, authorities));
        } catch (IllegalArgumentException e) {
            throw new ScenarioException("--ca " + authorities + " holds no certificates in PEM");
        }
        return new Transport(new Endpoint(server, accounts.domain()), new Endpoint(peer, accounts.peerDomain()), client,
                threads, Math.max(sourceAddresses, needed));
    }

    /** Whether the second of each pair is at another server. */
    boolean hasPeer() {
        return peerPort != 0 || !peerHost.isEmpty();
    }

    /** For a report's reader. */
    String where() {
        return host + " port " + port() + ", TLS " + tls;
    }

    void check(Usage usage) {
        usage.require(port >= 0 && port < 65536, "--port is from 1 to 65535");
        usage.require(peerPort >= 0 && peerPort < 65536, "--peer-port is from 1 to 65535");
        usage.require(threads > 0 && threads <= 256, "--threads is from 1 to 256");
        usage.require(sourceAddresses >= 0 && sourceAddresses <= 250, "--source-addresses is from 0 to 250");
        usage.require(authorities == null || Files.isReadable(authorities), "--ca: " + authorities + " cannot be read");
        usage.require(authorities == null || !isInsecure, "--ca and --insecure do not go together");
    }

    private int port() {
        if (port != 0) {
            return port;
        }
        return tls == Tls.Mode.DIRECT ? DIRECT_TLS_PORT : CLIENT_PORT;
    }

    private static InetSocketAddress resolved(String name, int port) {
        var address = new InetSocketAddress(name, port);
        if (address.isUnresolved()) {
            throw new ScenarioException("no host " + name + " in the DNS");
        }
        return address;
    }
}
