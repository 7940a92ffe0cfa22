package chat.granta.chaos;

import chat.granta.chaos.cluster.Cluster;
import chat.granta.chaos.cluster.GatewayProcess;
import chat.granta.chaos.cluster.ServiceProcess;
import chat.granta.chaos.traffic.Login;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What every fault test starts with: people in a password file, auth-service, and gateways for them. Nothing is ready yet. */
record Landscape(Cluster cluster, ServiceProcess auth, List<GatewayProcess> gateways) implements AutoCloseable {
    /** One broker, and one gateway. */
    static Landscape small(Path directory, List<String> crowds, int pairs) throws IOException {
        return start(directory, 1, 1, crowds, 2 * pairs);
    }

    /** Three brokers of which one may be away, and two gateways. */
    static Landscape doubled(Path directory, List<String> crowds, int people) throws IOException {
        return start(directory, 3, 2, crowds, people);
    }

    /**
     * @param crowds names that the people's begin with
     * @param people in each crowd
     */
    private static Landscape start(Path directory, int brokers, int gatewayCount, List<String> crowds, int people)
            throws IOException {
        Path passwords = directory.resolve("passwd");
        Login.writePasswords(passwords, crowds, people);
        Cluster cluster = Cluster.start(Path.of(System.getProperty("granta.root")), directory, brokers,
                Map.of("granta.kafka.home-partitions", "8", "granta.kafka.delivery-partitions", "4",
                        "granta.auth.allow-plain-hashes", "true", "granta.c2s.rate-limit", "off"));
        ServiceProcess auth = cluster.startAuth(passwords);
        List<GatewayProcess> gateways = new ArrayList<>();
        for (int i = 0; i < gatewayCount; i++) {
            gateways.add(cluster.startGateway());
        }
        return new Landscape(cluster, auth, gateways);
    }

    /** Where clients may come, and with the first of them gone, go on. */
    List<InetSocketAddress> addresses() {
        return gateways.stream().map(GatewayProcess::address).toList();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
