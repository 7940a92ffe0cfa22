package chat.granta.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.chaos.cluster.Cluster;
import chat.granta.chaos.cluster.Directories;
import chat.granta.chaos.cluster.GatewayProcess;
import chat.granta.chaos.login.Login;
import chat.granta.chaos.people.Letters;
import chat.granta.chaos.people.Onlooker;
import chat.granta.chaos.people.Outcome;
import chat.granta.chaos.report.FaultTable;
import chat.granta.embedded.FreePort;
import chat.granta.testkit.certificates.TestPki;
import chat.granta.testkit.client.Negotiation;
import chat.granta.testkit.client.PlainAttempt;
import chat.granta.testkit.client.Xml;
import chat.granta.testkit.client.XmppClient;
import chat.granta.testkit.dns.NameServer;
import chat.granta.testkit.peer.PeerPlan;
import chat.granta.testkit.peer.PeerServer;
import chat.granta.testkit.peer.Prosody;
import chat.granta.testkit.process.ServiceProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.w3c.dom.Element;

/**
 * Juliet, who is here, writes to Romeo at another server, while a gateway for other servers dies, or that server. The gateways are two, and one
 * of them has what is for Romeo's domain.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FederationFaultsIT {
    private static final String HERE = "verona.example";
    private static final String THERE = "mantua.example";
    private static final String ROMEO = "romeo@" + THERE;
    private static final int ENOUGH = 100;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration STUCK = Duration.ofMinutes(2);
    private static final Duration HOME_PINGS = Duration.ofSeconds(30);
    /** Homes look once a minute, a question may wait for the server for half a minute, and a failed one is asked again once. */
    private static final Duration VANISHED = HOME_PINGS.plusMinutes(5);

    private final FaultTable table = new FaultTable(Outcome.COLUMNS);
    private final Path directory = temporary();
    private NameServer dns;
    private Cluster cluster;
    private PeerServer peer;
    private GatewayProcess clients;
    private List<ServiceProcess> gateways;

    private static Path temporary() {
        try {
            return Files.createTempDirectory("granta-chaos-federation");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    void start() throws Exception {
        dns = NameServer.start();
        dns.address("host.example", "127.0.0.1");
        peer = Prosody.start(new PeerPlan(directory.resolve("peer"), THERE, "romeo", Login.PASSWORD, dns.port(),
                new TestPki("Peer"), false, "1.3", false));
        dns.srv("_xmpp-server._tcp." + THERE, 5, 0, peer.serverPort(), "host.example");
        Path passwords = directory.resolve("passwd");
        Files.writeString(passwords, "juliet:{PLAIN}" + Login.PASSWORD + '\n');
        cluster = Cluster.start(Path.of(System.getProperty("granta.root")), directory, 1, Map.of("granta.domain", HERE,
                "granta.kafka.home-partitions", "2", "granta.kafka.delivery-partitions", "2",
                "granta.auth.allow-plain-hashes", "true", "granta.c2s.rate-limit", "off",
                "granta.dns.servers", "127.0.0.1:" + dns.port(), "granta.s2s.dialback-secret", "of the chaos suite",
                "granta.s2s.home-ping-interval", HOME_PINGS.toSeconds() + "s"));
        cluster.startAuth(passwords);
        cluster.startRoster();
        cluster.startArchive();
        cluster.startRouter(Map.of());
        clients = cluster.startGateway(Map.of());
        gateways = List.of(gateway(), gateway());
        cluster.awaitReady();
    }

    private ServiceProcess gateway() throws IOException {
        int port = FreePort.find();
        dns.srv("_xmpp-server._tcp." + HERE, 5, 0, port, "host.example");
        dns.srv("_xmpp-server._tcp.group." + HERE, 5, 0, port, "host.example");
        return cluster.startServersGateway(port, Map.of());
    }

    @AfterAll
    void stop() throws IOException {
        table.print(System.out);
        try (var _ = dns; var _ = peer; var _ = cluster) {
            // Whatever has been started ends, also when the rest could not be.
        }
        Directories.delete(directory);
    }

    private static XmppClient online(InetSocketAddress address, String domain, String user)
            throws IOException, InterruptedException {
        XmppClient client = XmppClient.connect(address, domain);
        var negotiation = new Negotiation(client, STUCK);
        negotiation.openStream();
        negotiation.authenticate(new PlainAttempt("", user, Login.PASSWORD));
        negotiation.openStream();
        negotiation.bind("chaos");
        client.send("<presence/>");
        return client;
    }

    private XmppClient romeo() throws IOException, InterruptedException {
        return online(peer.address(), THERE, "romeo");
    }

    private Letters letters() throws IOException, InterruptedException {
        return new Letters(online(clients.address(), HERE, "juliet"), romeo(), ROMEO, PAUSE);
    }

    private static void awaitFlow(Letters letters) {
        int before = letters.received();
        await("letters come").atMost(STUCK).until(() -> letters.received() >= before + ENOUGH);
    }

    /** Nothing is lost, returned or out of order. */
    private void everythingCame(String name, Letters letters) {
        await("everything comes, after " + name).atMost(STUCK).until(letters::isEverythingAccountedFor);
        Outcome outcome = letters.outcome();
        table.add(name, outcome.cells());
        assertThat(outcome.lost()).as("lost, %s: %s", name, outcome).isZero();
        assertThat(outcome.refused()).as("returned, %s: %s", name, outcome).isZero();
        assertThat(outcome.reordered()).as("out of order, %s: %s", name, outcome).isZero();
    }

    @Test
    void gatewaysKilledOneAfterTheOther() throws Exception {
        try (Letters letters = letters()) {
            letters.begin();
            awaitFlow(letters);
            letters.faultBegins();
            for (ServiceProcess gateway : gateways) {
                gateway.kill();
                awaitFlow(letters);
                gateway.startAgain();
            }
            awaitFlow(letters);
            letters.stop();
            everythingCame("gateway-s2s killed, then the other", letters);
        }
    }

    /**
     * The other server stands still, so that it acknowledges nothing of what it is sent (XEP-0198), until every gateway is dead. What was not acknowledged is
     * sent again by a successor, which is seen by that it comes twice.
     */
    @Whole
    @Test
    void gatewaysKilledWithLettersUnacknowledged() throws Exception {
        String name = "every gateway-s2s killed with letters unacknowledged";
        try (Letters letters = letters()) {
            letters.write(ENOUGH);
            await("letters come").atMost(STUCK).until(letters::isEverythingAccountedFor);
            double before = sentOut();
            letters.faultBegins();
            peer.process().pause();
            try {
                letters.write(ENOUGH);
                await("letters are sent").atMost(STUCK).until(() -> sentOut() >= before + ENOUGH);
                for (ServiceProcess gateway : gateways) {
                    gateway.kill();
                }
            } finally {
                peer.process().wake();
            }
            for (ServiceProcess gateway : gateways) {
                gateway.startAgain();
            }
            await("letters come twice").atMost(STUCK).until(() -> letters.outcome().doubled() > 0);
            everythingCame(name, letters);
        }
    }

    private double sentOut() throws IOException, InterruptedException {
        double sum = 0;
        for (ServiceProcess gateway : gateways) {
            sum += cluster.figure(gateway, "granta_s2s_stanzas_total", "direction=\"out\"");
        }
        return sum;
    }

    /** What is written while it is away waits for it. */
    @Test
    @Short
    void peerKilled() throws Exception {
        peerAway("other server killed, letters wait for it", peer.process()::kill);
    }

    @Test
    @Whole
    void peerStopped() throws Exception {
        peerAway("other server stopped, letters wait for it", peer.process()::terminate);
    }

    @FunctionalInterface
    private interface End {
        void come() throws InterruptedException;
    }

    private void peerAway(String name, End end) throws Exception {
        try (Letters letters = letters()) {
            letters.write(ENOUGH);
            await("letters come").atMost(STUCK).until(letters::isEverythingAccountedFor);
            letters.faultBegins();
            end.come();
            letters.write(ENOUGH);
            peer.process().startAgain();
            letters.readOn(romeo());
            letters.write(ENOUGH);
            everythingCame(name, letters);
        }
    }

    /**
     * RFC 6121 section 4.5, XEP-0045 section 7.14: the other server dies and stays away. It says nothing, nobody here sends anything, and yet Romeo is seen to go,
     * as a contact and from a room; and to come when his server is there again.
     */
    @Test
    @Whole
    void peerVanishes() throws Exception {
        cluster.startRooms(Map.of());
        cluster.awaitReady();
        String room = "garden@group." + HERE;
        try (Onlooker juliet = Onlooker.online(clients.address(), HERE, "juliet", Login.PASSWORD)) {
            String romeo;
            try (Onlooker there = Onlooker.online(peer.address(), THERE, "romeo", Login.PASSWORD)) {
                romeo = there.jid();
                juliet.subscribeTo(there);
                juliet.make(room, "juliet");
                there.enter(room, "romeo");
                juliet.awaitPresence(room + "/romeo", "", STUCK);
                peer.process().kill();
            }
            long killed = System.nanoTime();
            try {
                juliet.awaitPresence(romeo, "unavailable", VANISHED);
                Element occupant = juliet.awaitPresence(room + "/romeo", "unavailable", VANISHED);
                assertThat(Onlooker.hasStatus(occupant, "333")).as("technical problem: %s", Xml.show(occupant))
                        .isTrue();
                table.add("other server stays away, its user is seen to go",
                        List.of("-", "-", "-", "-", "-", "-", "-",
                                Duration.ofNanos(System.nanoTime() - killed)));
            } finally {
                peer.process().startAgain();
            }
            try (Onlooker again = Onlooker.online(peer.address(), THERE, "romeo", Login.PASSWORD)) {
                juliet.awaitPresence(again.jid(), "", STUCK);
            }
        }
    }
}
