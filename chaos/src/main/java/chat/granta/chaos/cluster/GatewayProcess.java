package chat.granta.chaos.cluster;

/**
 * A gateway for clients.
 *
 * @param tlsPort of direct TLS, on the loopback address
 */
public record GatewayProcess(ServiceProcess process, int tlsPort) {}
