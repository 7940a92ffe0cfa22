package chat.granta.chaos;

import chat.granta.chaos.cluster.Cluster;
import chat.granta.chaos.cluster.GatewayProcess;
import chat.granta.chaos.traffic.Login;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What every fault test starts with: people in a password file, auth-service, and one gateway for them. */
record Landscape(Cluster cluster, GatewayProcess gateway) implements AutoCloseable {
    /** @param crowds names that the people's begin with */
    static Landscape start(Path directory, List<String> crowds, int pairs) throws Exception {
        Cluster cluster = Cluster.start(Path.of(System.getProperty("granta.root")), directory,
                Map.of("granta.kafka.home-partitions", "8", "granta.kafka.delivery-partitions", "4",
                        "granta.auth.allow-plain-hashes", "true", "granta.c2s.rate-limit", "off"));
        Path passwords = directory.resolve("passwd");
        Login.writePasswords(passwords, crowds, pairs);
        cluster.startAuth(passwords);
        return new Landscape(cluster, cluster.startGateway());
    }

    @Override
    public void close() {
        cluster.close();
    }
}
