package chat.granta.chaos;

import chat.granta.chaos.cluster.Cluster;
import chat.granta.chaos.cluster.GatewayProcess;
import chat.granta.chaos.login.Login;
import chat.granta.testkit.process.ServiceProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What faults are tried on: three brokers, PostgreSQL, two gateways, two routers, and one each of the other services; and two services of
 * rooms, and one for the audit, from when they are first wanted.
 */
record World(Cluster cluster, ServiceProcess auth, ServiceProcess roster, ServiceProcess archive,
        List<GatewayProcess> gateways, List<ServiceProcess> routers, List<ServiceProcess> rooms,
        List<ServiceProcess> audits)
        implements
            AutoCloseable {
    private static final int BROKERS = 3;
    /** A phone that says nothing is missed soon, and all it misses is kept. */
    private static final Map<String, String> SETTINGS = Map.of("granta.kafka.home-partitions",
            Outage.isWhole() ? "8" : "4", "granta.kafka.delivery-partitions", "4", "granta.auth.allow-plain-hashes",
            "true",
            "granta.archive.offline-messages", "5000", "granta.c2s.rate-limit", "off", "granta.c2s.ping-interval",
            "10s", "granta.c2s.ping-timeout", "10s");

    /**
     * Starts everything; returns when it is ready.
     *
     * @param crowds names that people's begin with
     * @param people in each crowd
     */
    static World start(Path directory, List<String> crowds, int people) throws IOException {
        Path passwords = directory.resolve("passwd");
        Login.writePasswords(passwords, crowds, people);
        Cluster cluster = Cluster.start(Path.of(System.getProperty("granta.root")), directory, BROKERS, SETTINGS);
        var world = new World(cluster, cluster.startAuth(passwords), cluster.startRoster(), cluster.startArchive(),
                List.of(cluster.startGateway(Map.of()), cluster.startGateway(Map.of())),
                List.of(cluster.startRouter(Map.of()), cluster.startRouter(Map.of())), new ArrayList<>(),
                new ArrayList<>());
        cluster.awaitReady();
        return world;
    }

    /** From now on there are rooms. */
    void openRooms() throws IOException {
        if (rooms.isEmpty()) {
            rooms.add(cluster.startRooms(Map.of()));
            rooms.add(cluster.startRooms(Map.of()));
            cluster.awaitReady();
        }
    }

    /** From now on there is an audit trail; what has happened before is in it, too. */
    ServiceProcess openAudit() throws IOException {
        if (audits.isEmpty()) {
            audits.add(cluster.startAudit());
            cluster.awaitReady();
        }
        return audits.getFirst();
    }

    /** Where clients may come, and with the first of them gone, go on. */
    List<InetSocketAddress> addresses() {
        return gateways.stream().map(GatewayProcess::address).toList();
    }

    /** All but the brokers and the database. */
    List<ServiceProcess> services() {
        return Stream.of(audits, rooms, routers, gateways.stream().map(GatewayProcess::process).toList(),
                List.of(roster, archive, auth)).flatMap(List::stream).toList();
    }

    /** Asks all services to stop; returns when they are gone. */
    void stopServices() throws InterruptedException {
        for (ServiceProcess service : services()) {
            service.terminate();
        }
    }

    /** Starts whatever is gone, and wakes whatever is paused. */
    void mend() throws IOException, InterruptedException {
        cluster.brokers().startAgain();
        cluster.database().mend();
        for (ServiceProcess service : services()) {
            service.begin();
            service.wake();
        }
        cluster.awaitReady();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
