package chat.granta.chaos.cluster;

import chat.granta.testkit.process.ServiceProcess;
import java.net.InetSocketAddress;

/**
 * A gateway for clients, on the loopback address, on the same ports however often it is started.
 *
 * @param port where SASL does not wait for TLS
 * @param tlsPort of direct TLS
 */
public record GatewayProcess(ServiceProcess process, int port, int tlsPort) {
    public InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", port);
    }

    public InetSocketAddress tlsAddress() {
        return new InetSocketAddress("127.0.0.1", tlsPort);
    }
}
