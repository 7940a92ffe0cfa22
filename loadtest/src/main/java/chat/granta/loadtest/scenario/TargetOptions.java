package chat.granta.loadtest.scenario;

import chat.granta.loadtest.wire.Tls;
import chat.granta.loadtest.wire.Transport;
import java.net.InetSocketAddress;
import picocli.CommandLine.Option;

/** Which server, and how it is reached. */
final class TargetOptions {
    /** What one address has ports for, with a good margin. */
    private static final int CONNECTIONS_PER_ADDRESS = 20_000;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "server (${DEFAULT-VALUE})")
    private String host = "";

    @Option(names = "--port", required = true, description = "port for clients")
    private int port;

    @Option(names = "--peer-port", defaultValue = "0", description = "port for clients of another server, where the second of each pair is")
    private int peerPort;

    @Option(names = "--tls", defaultValue = "none", description = "none, starttls or direct (${DEFAULT-VALUE})")
    private Tls.Mode tls = Tls.Mode.NONE;

    @Option(names = "--threads", defaultValue = "1", description = "event loops (${DEFAULT-VALUE})")
    private int threads;

    @Option(names = "--source-addresses", defaultValue = "0", description = "connect from so many of 127.0.0.2 and up in turn; by default as ports run out")
    private int sourceAddresses;

    Tls.Mode tls() {
        return tls;
    }

    Transport open(int connections) {
        return open(tls, connections);
    }

    Transport open(Tls.Mode mode, int connections) {
        var server = new InetSocketAddress(host, port);
        if (server.isUnresolved()) {
            throw new ScenarioException("no host " + host);
        }
        int needed = server.getAddress().isLoopbackAddress() ? connections / CONNECTIONS_PER_ADDRESS : 0;
        var peer = new InetSocketAddress(host, peerPort == 0 ? port : peerPort);
        return new Transport(server, peer, new Tls(mode), threads, Math.max(sourceAddresses, needed));
    }

    /** Whether the second of each pair is at another server. */
    boolean hasPeer() {
        return peerPort != 0;
    }

    void check(Usage usage) {
        usage.require(port > 0 && port < 65536, "--port is from 1 to 65535");
        usage.require(peerPort >= 0 && peerPort < 65536, "--peer-port is from 1 to 65535");
        usage.require(threads > 0 && threads <= 256, "--threads is from 1 to 256");
        usage.require(sourceAddresses >= 0 && sourceAddresses <= 250, "--source-addresses is from 0 to 250");
    }
}
