package chat.granta.chaos;

import chat.granta.chaos.cluster.Cluster;
import chat.granta.chaos.cluster.GatewayProcess;
import chat.granta.chaos.traffic.Login;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What all tests of this suite share, as long as their JVM lives: a broker, a database, an auth-service with everybody in
 * its password file, and a gateway. Routers and roster-services are each test's own affair.
 */
final class Landscape {
    /** As many of each name there are. */
    static final int MOST_PAIRS = 30;
    private static final Landscape SHARED = start();

    private final Cluster cluster;
    private final GatewayProcess gateway;

    private Landscape(Cluster cluster, GatewayProcess gateway) {
        this.cluster = cluster;
        this.gateway = gateway;
    }

    static Cluster cluster() {
        return SHARED.cluster;
    }

    static int tlsPort() {
        return SHARED.gateway.tlsPort();
    }

    private static Landscape start() {
        try {
            Path directory = Files.createTempDirectory("granta-chaos");
            var cluster = Cluster.start(Path.of(System.getProperty("granta.root")), directory,
                    Map.of("granta.kafka.home-partitions", "8", "granta.kafka.delivery-partitions", "4",
                            "granta.auth.allow-plain-hashes", "true", "granta.c2s.rate-limit", "off"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                cluster.close();
                delete(directory);
            }));
            Path passwords = directory.resolve("passwd");
            Login.writePasswords(passwords, List.of("kept", "broken", "friend", "foe", "chat"), MOST_PAIRS);
            return new Landscape(cluster, cluster.startDoor(passwords));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (var paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
