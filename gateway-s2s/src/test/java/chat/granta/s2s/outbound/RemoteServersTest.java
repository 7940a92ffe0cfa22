package chat.granta.s2s.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import chat.granta.s2s.Wire;
import chat.granta.s2s.dialback.DialbackKeys;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.dialback.KeyVerdict;
import chat.granta.dns.SecureTarget;
import chat.granta.dns.ServerAddress;
import chat.granta.dns.TlsaRecord;
import chat.granta.dns.UnknownServerException;
import chat.granta.s2s.inbound.InboundServices;
import chat.granta.s2s.inbound.InboundStream;
import chat.granta.s2s.management.ManagedSessions;
import chat.granta.s2s.policy.DomainPolicy;
import chat.granta.s2s.policy.ServerProof;
import chat.granta.s2s.receiving.ReceivingServices;
import chat.granta.s2s.sending.OutgoingStanza;
import chat.granta.s2s.sending.RemoteServers;
import chat.granta.s2s.sending.SendingServices;
import chat.granta.tls.TlsClient;
import chat.granta.tls.TlsServer;
import chat.granta.tls.TlsSettings;
import chat.granta.tls.TrustAnchors;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stanzas on their way to another server: RFC 6120 sections 10.4 and 8.3.3.16, XEP-0220 section 2.1. */
class RemoteServersTest {
    private static final DomainPair PAIR = new DomainPair("verona.example", "mantua.example");
    private static final ServerAddress ADDRESS = new ServerAddress(new InetSocketAddress("127.0.0.1", 1), false);
    private static final String HEADER = "<stream:stream xmlns='jabber:server' "
            + "xmlns:stream='http://etherx.jabber.org/streams' xmlns:db='jabber:server:dialback' id='abc' "
            + "from='mantua.example' version='1.0'><stream:features>"
            + "<dialback xmlns='urn:xmpp:features:dialback'/></stream:features>";
    private static final String WITH_ERRORS = HEADER.replace("<dialback xmlns='urn:xmpp:features:dialback'/>",
            "<dialback xmlns='urn:xmpp:features:dialback'><errors/></dialback>");
    private static final String VALID = "<db:result from='mantua.example' to='verona.example' type='valid'/>";

    @TempDir
    private static Path directory;

    private static TlsClient tls;
    private static TlsServer listeningTls;

    private final List<Wire<OutboundStream>> wires = new CopyOnWriteArrayList<>();
    private final List<String> fates = new ArrayList<>();
    private final List<String> delivered = new ArrayList<>();
    private final DialbackKeys keys = new DialbackKeys("secret");
    private CompletionStage<List<ServerAddress>> found = CompletableFuture.completedFuture(List.of(ADDRESS));
    private boolean isAnswering = true;
    private final List<ServerAddress> tried = new CopyOnWriteArrayList<>();
    private final Set<ServerAddress> silent = new HashSet<>();
    private final List<BooleanSupplier> late = new CopyOnWriteArrayList<>();
    private int lookups;
    private ReceivingServices receiving;
    private final RemoteServers servers = servers(Map.of());

    @BeforeAll
    static void makeCertificate() {
        var settings = new TlsSettings(null, null, null, List.of(), null, null);
        tls = new TlsClient(settings, List.of("verona.example"), directory, "xmpp-server", TrustAnchors.OF_JAVA);
        listeningTls = new TlsServer(settings, List.of("verona.example"), directory, "xmpp-server",
                TrustAnchors.OF_JAVA);
    }

    private RemoteServers servers(Map<String, String> settings) {
        return servers(settings, Wire.policy(settings));
    }

    private RemoteServers servers(Map<String, String> settings, DomainPolicy policy) {
        Connections connections = (_, address, owner, done) -> {
            tried.add(address);
            if (silent.contains(address)) {
                late.add(() -> done.test(new Wire<>(owner).stream()));
            } else if (isAnswering) {
                wires.add(new Wire<>(owner));
                done.test(wire().stream());
            } else {
                done.test(null);
            }
        };
        receiving = Wire.receiving(settings, policy, keys, delivered);
        return new RemoteServers(new SendingServices(receiving.settings(), policy, _ -> {
            lookups++;
            return found;
        }, new OutboundStreams(new OutboundServices(receiving, new ServerProof(tls), connections)),
                receiving.metrics()));
    }

    private final class Fate implements OutgoingStanza.Fate {
        private final String id;
        private boolean isTakenOver;

        Fate(String id) {
            this.id = id;
        }

        @Override
        public boolean isTakenOver() {
            return isTakenOver;
        }

        @Override
        public void done() {
            fates.add(id + " done");
        }

        @Override
        public void failed(StanzaError error) {
            fates.add(id + ' ' + error.condition());
        }
    }

    private Fate send(RemoteServers to, String id, Duration patience) {
        return send(to, PAIR, id, patience);
    }

    private Fate send(RemoteServers to, DomainPair pair, String id, Duration patience) {
        var body = Payload.of(Element.named(Payload.CONTENT_NAMESPACE, "body").text("Hi").build());
        var message = new Message(Jid.parse("juliet@" + pair.local()), Jid.parse("romeo@" + pair.remote()), id,
                Message.Type.CHAT, null, body);
        var fate = new Fate(id);
        to.send(new OutgoingStanza(pair, message, 400, System.nanoTime() + patience.toNanos(), fate));
        return fate;
    }

    private void send(String from, String to, String id) {
        send(servers, new DomainPair(from, to), id, Duration.ofMinutes(1));
    }

    private void send(String id) {
        send(servers, id, Duration.ofMinutes(1));
    }

    private Wire<OutboundStream> wire() {
        return wires.getLast();
    }

    private Wire<OutboundStream> connected() {
        wire().say(HEADER);
        wire().say(VALID);
        return wire();
    }

    @Test
    void whatWaitsIsSentInItsOrderWhenTheServerLetsUsIn() {
        send("1");
        send("2");
        assertThat(wires).hasSize(1);
        assertThat(wire().heard()).contains("from='verona.example' to='mantua.example'", "version='1.0'",
                "xmlns:db='jabber:server:dialback'");
        assertThat(wire().say(HEADER)).isEqualTo("<db:result from='verona.example' to='mantua.example'>"
                + keys.key("mantua.example", "verona.example", "abc") + "</db:result>");
        send("3");
        assertThat(wire().heard()).isEmpty();
        assertThat(wire().say(VALID)).matches("<message .*id='1'.*id='2'.*id='3'.*</message>");
        send("4");
        assertThat(wire().heard()).contains("id='4'");
        assertThat(fates).containsExactly("1 done", "2 done", "3 done", "4 done");
    }

    @Test
    void aDomainThatIsNotThereIsSaidAtOnceAndNotAskedForAgainAndAgain() {
        found = CompletableFuture.failedFuture(new UnknownServerException("mantua.example has no server"));
        for (int i = 0; i < 100; i++) {
            send("m");
        }
        assertThat(fates).hasSize(100).containsOnly("m remote-server-not-found");
        assertThat(lookups).isEqualTo(1);
    }

    @Test
    void aServerThatDoesNotAnswerIsTriedAgainWhileAStanzaMayWait() {
        isAnswering = false;
        send("1");
        assertThat(fates).isEmpty();
        send(servers, "2", Duration.ZERO);
        assertThat(fates).containsExactly("2 remote-server-timeout");
        isAnswering = true;
        await().until(() -> {
            servers.look();
            return !wires.isEmpty();
        });
        connected();
        wire().heard();
        assertThat(fates).containsExactly("2 remote-server-timeout", "1 done");
    }

    private static ServerAddress address(String literal, int priority) {
        return new ServerAddress(new InetSocketAddress(literal, 1), false, priority, null);
    }

    /** RFC 8305. */
    @Test
    void anAddressThatIsSilentDoesNotHoldUpTheOthers() {
        ServerAddress first = address("2001:db8::1", 5);
        ServerAddress second = address("192.0.2.1", 5);
        ServerAddress spare = address("192.0.2.2", 10);
        found = CompletableFuture.completedFuture(List.of(first, second, spare));
        silent.add(first);
        send("1");
        assertThat(tried).containsExactly(first);
        await().until(() -> !wires.isEmpty());
        assertThat(tried).containsExactly(first, second);
        assertThat(connected().heard()).isEmpty();
        assertThat(fates).containsExactly("1 done");
        assertThat(late.getFirst().getAsBoolean()).as("who answers late is wanted").isFalse();
        assertThat(wires).hasSize(1);
    }

    @Test
    void aSpareIsTriedWhenAllThatGoBeforeItHaveFailed() {
        ServerAddress first = address("2001:db8::1", 5);
        ServerAddress spare = address("192.0.2.2", 10);
        found = CompletableFuture.completedFuture(List.of(first, spare));
        isAnswering = false;
        send(servers, PAIR, "1", Duration.ofMinutes(1));
        assertThat(tried).containsExactly(first, spare);
    }

    @Test
    void anAddressThatAnswersAndIsNoGoodLeavesTheOthersToTry() {
        ServerAddress first = address("2001:db8::1", 5);
        ServerAddress second = address("192.0.2.1", 5);
        found = CompletableFuture.completedFuture(List.of(first, second));
        send("1");
        wire().cut();
        assertThat(tried).containsExactly(first, second);
        assertThat(connected().heard()).isEmpty();
        assertThat(fates).containsExactly("1 done");
    }

    @Test
    void whoWaitsForTooLongIsTold() {
        found = new CompletableFuture<>();
        send(servers, "1", Duration.ZERO);
        servers.look();
        assertThat(fates).containsExactly("1 remote-server-timeout");
        assertThat(servers.waiting()).isZero();
    }

    @Test
    void aDnsThatFailsIsNoProofThatThereIsNoServer() {
        found = CompletableFuture.failedFuture(new IOException("SERVFAIL"));
        send(servers, "1", Duration.ZERO);
        assertThat(fates).containsExactly("1 remote-server-timeout");
    }

    @Test
    void whatWaitsIsBounded() {
        RemoteServers small = servers(Map.of("granta.s2s.max-waiting-bytes", "10000"));
        found = new CompletableFuture<>();
        for (int i = 0; i < 30; i++) {
            send(small, "m", Duration.ofMinutes(1));
        }
        assertThat(fates).hasSize(5).containsOnly("m resource-constraint");
        assertThat(small.waiting()).isEqualTo(10_000);
    }

    @Test
    void whatTheNetworkDidNotTakeIsSentAgainOnAnotherStream() {
        send("1");
        connected();
        wire().cut();
        send("2");
        assertThat(wires).hasSize(2);
        assertThat(connected().heard()).isEmpty();
        assertThat(fates).containsExactly("1 done", "2 done");
    }

    @Test
    void aWrongKeyAndAnErrorAreToldApart() {
        send("1");
        wire().say(HEADER);
        wire().say("<db:result from='mantua.example' to='verona.example' type='invalid'/>");
        assertThat(fates).containsExactly("1 internal-server-error");
    }

    @Test
    void whatTheServerCouldNotVerifyIsATimeout() {
        send("1");
        wire().say(HEADER);
        wire().say("<db:result from='mantua.example' to='verona.example' type='error'><error type='cancel'>"
                + "<item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></db:result>");
        assertThat(fates).containsExactly("1 remote-server-timeout");
    }

    @Test
    void aHostThatDoesNotServeTheDomainIsNoServer() {
        send("1");
        wire().say(HEADER.substring(0, HEADER.indexOf("<stream:features"))
                + "<stream:error><host-unknown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>");
        assertThat(fates).containsExactly("1 remote-server-not-found");
    }

    @Test
    void keysAreAskedAboutBeforeAnythingIsProved() {
        List<KeyVerdict> answers = new ArrayList<>();
        servers.verify(PAIR, "theirs", "key", answers::add);
        wire().heard();
        assertThat(wire().say(HEADER)).isEqualTo(
                "<db:verify from='verona.example' to='mantua.example' id='theirs'>key</db:verify>");
        wire().say("<db:verify from='mantua.example' to='verona.example' id='theirs' type='valid'/>");
        assertThat(answers).containsExactly(new KeyVerdict.Valid());
        send("1");
        assertThat(wires).hasSize(1);
        assertThat(wire().heard()).startsWith("<db:result ");
    }

    /** A server that has just started again is one such, and leaves us alone for minutes when its first key is not believed. */
    @Test
    void keysAreAskedAboutAlsoWhenTheServerCouldNotBeReachedBefore() {
        isAnswering = false;
        send("1");
        List<KeyVerdict> answers = new ArrayList<>();
        servers.verify(PAIR, "theirs", "key", answers::add);
        isAnswering = true;
        await().until(() -> {
            servers.look();
            return !wires.isEmpty();
        });
        wire().say(HEADER);
        wire().say("<db:verify from='mantua.example' to='verona.example' id='theirs' type='valid'/>");
        assertThat(answers).containsExactly(new KeyVerdict.Valid());
    }

    /** CVE-2012-3525. */
    @Test
    void anAnswerThatNobodyAskedForHasNoEffect() {
        List<KeyVerdict> answers = new ArrayList<>();
        servers.verify(PAIR, "theirs", "key", answers::add);
        wire().say(HEADER);
        wire().say("<db:verify from='mantua.example' to='verona.example' id='other' type='valid'/>" + VALID);
        assertThat(answers).isEmpty();
        send("1");
        assertThat(wire().heard()).startsWith("<db:result ").doesNotContain("<message");
        assertThat(wire().say("<db:result from='padua.example' to='verona.example' type='valid'/>")).isEmpty();
        assertThat(wire().say("<db:result to='verona.example' type='valid'/>")).contains("<improper-addressing ");
        assertThat(answers).hasSize(1).allMatch(KeyVerdict.Unknown.class::isInstance);
    }

    @Test
    void nothingIsSentInClearWhereTlsIsRequired() {
        RemoteServers strict = servers(Map.of("granta.s2s.require-tls", "true"));
        send(strict, "1", Duration.ZERO);
        assertThat(wire().say(HEADER)).contains("<policy-violation ").doesNotContain("db:result from");
        assertThat(fates).containsExactly("1 remote-server-timeout");
    }

    @Test
    void whoIsDeniedIsSentNothingAndTheSenderHearsIt() throws IOException {
        Path denied = Files.writeString(directory.resolve("denied"), "mantua.example\n");
        RemoteServers strict = servers(Map.of("granta.s2s.denied-domains", denied.toString()));
        send(strict, "1", Duration.ofMinutes(1));
        assertThat(fates).containsExactly("1 not-allowed");
        assertThat(wires).isEmpty();
    }

    @Test
    void aStreamThatIsOpenEndsWhenItsDomainIsDenied() throws IOException {
        Path denied = Files.writeString(directory.resolve("denied-later"), "padua.example\n");
        var settings = Map.of("granta.s2s.denied-domains", denied.toString());
        DomainPolicy policy = Wire.policy(settings);
        RemoteServers strict = servers(settings, policy);
        send(strict, "1", Duration.ofMinutes(1));
        connected();
        send(strict, "2", Duration.ofMinutes(1));
        wire().heard();
        wire().heard();
        Files.writeString(denied, "mantua.example\n");
        policy.look();
        policy.look();
        strict.look();
        assertThat(wire().heard()).contains("<policy-violation ", "</stream:stream>");
        send(strict, "3", Duration.ofMinutes(1));
        assertThat(fates).containsExactly("1 done", "2 done", "3 not-allowed");
        assertThat(strict.waiting()).isZero();
    }

    @Test
    void whatWaitsForADomainThatIsDeniedComesBack() throws IOException {
        Path denied = Files.writeString(directory.resolve("denied-meanwhile"), "padua.example\n");
        var settings = Map.of("granta.s2s.denied-domains", denied.toString());
        DomainPolicy policy = Wire.policy(settings);
        RemoteServers strict = servers(settings, policy);
        found = new CompletableFuture<>();
        send(strict, "1", Duration.ofMinutes(1));
        Files.writeString(denied, "mantua.example\n");
        policy.look();
        policy.look();
        strict.look();
        assertThat(fates).containsExactly("1 not-allowed");
        assertThat(strict.waiting()).isZero();
    }

    /** RFC 7673: TLS cannot be stripped off a server whose certificate the DNS names. */
    @Test
    void nothingIsSentInClearToAServerWhoseCertificateTheDnsNames() {
        var pinned = new SecureTarget("chat.mantua.example", List.of(new TlsaRecord(3, 1, 1, new byte[32])));
        found = CompletableFuture.completedFuture(List.of(new ServerAddress(ADDRESS.address(), false, 0, pinned)));
        send(servers, "1", Duration.ZERO);
        assertThat(wire().say(HEADER)).contains("<not-authorized ").doesNotContain("db:result from");
        assertThat(fates).containsExactly("1 remote-server-timeout");
    }

    @Test
    void aDomainThatMayBeSpokenWithInClearIs() {
        RemoteServers strict = servers(Map.of("granta.s2s.require-tls", "true",
                "granta.s2s.overrides[0].domain", "mantua.example", "granta.s2s.overrides[0].require-tls", "false"));
        send(strict, "1", Duration.ofMinutes(1));
        connected();
        assertThat(wire().heard()).isEmpty();
        assertThat(fates).containsExactly("1 done");
    }

    @Test
    void aDomainThatMustShowACertificateIsSentNothingWithout() {
        RemoteServers strict = servers(Map.of("granta.s2s.overrides[0].domain", "mantua.example",
                "granta.s2s.overrides[0].require-valid-certificate", "true"));
        send(strict, "1", Duration.ZERO);
        assertThat(wire().say(HEADER)).contains("<not-authorized ").doesNotContain("db:result from");
        assertThat(fates).containsExactly("1 remote-server-timeout");
    }

    @Test
    void whatAnotherGatewayHasTakenOverIsNotSentHere() {
        send("1");
        Fate second = send(servers, "2", Duration.ofMinutes(1));
        second.isTakenOver = true;
        assertThat(connected().heard()).isEmpty();
        assertThat(fates).containsExactly("1 done");
        servers.release("mantua.example"::equals);
        assertThat(wire().heard()).endsWith("</stream:stream>");
        assertThat(servers.waiting()).isZero();
    }

    /** XEP-0220 section 2.6.1. */
    @Test
    void severalDomainsOfOursShareAStream() {
        send("1");
        connected();
        send("rooms.verona.example", "mantua.example", "2");
        assertThat(wires).hasSize(1);
        assertThat(wire().heard()).contains("<db:result from='rooms.verona.example' to='mantua.example'>"
                + keys.key("mantua.example", "rooms.verona.example", "abc") + "</db:result>").doesNotContain("id='2'");
        send("3");
        assertThat(wire().heard()).as("others do not wait for that").contains("id='3'");
        assertThat(wire().say(VALID.replace("verona", "rooms.verona"))).contains("id='2'");
    }

    /** XEP-0220 section 2.6.2. */
    @Test
    void domainsOfOneAddressShareAStream() {
        send("1");
        wire().say(WITH_ERRORS);
        wire().say(VALID);
        send("verona.example", "rooms.mantua.example", "2");
        assertThat(wires).hasSize(1);
        assertThat(wire().heard()).contains("<db:result from='verona.example' to='rooms.mantua.example'>");
        assertThat(wire().say(VALID.replace("mantua", "rooms.mantua"))).contains("id='2'");
        wire().cut();
        send("verona.example", "rooms.mantua.example", "3");
        assertThat(wires).as("found again").hasSize(2);
    }

    /** Their answers are awaited on a stream that is opened for the domain; looking for another to share would never end. */
    @Test
    void keysOfADomainThatSharesAStreamAreAskedAboutOnItsOwn() {
        send("1");
        wire().say(WITH_ERRORS);
        wire().say(VALID);
        send("verona.example", "rooms.mantua.example", "2");
        wire().say(VALID.replace("mantua", "rooms.mantua"));
        List<KeyVerdict> answers = new ArrayList<>();
        servers.verify(new DomainPair("verona.example", "rooms.mantua.example"), "theirs", "key", answers::add);
        assertThat(wires).hasSize(2);
        assertThat(wire().heard()).contains("to='rooms.mantua.example'");
        assertThat(wire().say(WITH_ERRORS)).contains(
                "<db:verify from='verona.example' to='rooms.mantua.example' id='theirs'>key</db:verify>");
        wire().say("<db:verify from='rooms.mantua.example' to='verona.example' id='theirs' type='valid'/>");
        assertThat(answers).containsExactly(new KeyVerdict.Valid());
    }

    /** RFC 7673: the certificate on a stream has been judged for one domain only. */
    @Test
    void aDomainWhoseCertificateTheDnsNamesSharesNoStreamOfAnother() {
        send("1");
        wire().say(WITH_ERRORS);
        wire().say(VALID);
        var pinned = new SecureTarget("chat.mantua.example", List.of(new TlsaRecord(3, 1, 1, new byte[32])));
        found = CompletableFuture.completedFuture(List.of(new ServerAddress(ADDRESS.address(), false, 0, pinned)));
        send("verona.example", "rooms.mantua.example", "2");
        assertThat(wires).hasSize(2);
        assertThat(wires.getFirst().heard()).doesNotContain("rooms.mantua.example");
    }

    @Test
    void aServerThatDoesNotTellErrorsApartGetsAStreamForEachOfItsDomains() {
        send("1");
        connected();
        send("verona.example", "rooms.mantua.example", "2");
        assertThat(wires).hasSize(2);
        assertThat(wire().heard()).contains("to='rooms.mantua.example'");
    }

    @Test
    void aDomainThatIsRefusedOnASharedStreamGetsItsOwn() {
        send("1");
        wire().say(WITH_ERRORS);
        wire().say(VALID);
        send("rooms.verona.example", "mantua.example", "2");
        wire().heard();
        wire().say("<db:result from='mantua.example' to='rooms.verona.example' type='error'><error type='cancel'>"
                + "<resource-constraint xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></db:result>");
        assertThat(wires).hasSize(2);
        assertThat(wires.getFirst().isOpen()).isTrue();
        assertThat(wire().heard()).contains("from='rooms.verona.example'");
        wire().say(WITH_ERRORS);
        assertThat(wire().say(VALID.replace("verona", "rooms.verona"))).contains("id='2'");
    }

    /** A server that knows certificates only, which may never answer a key (XEP-0178 section 3, XEP-0220 section 2.6). */
    @Test
    void aSecondDomainOpensItsOwnStreamAtOnceToAServerThatTakesNoKeys() {
        found = CompletableFuture.completedFuture(List.of(new ServerAddress(ADDRESS.address(), true)));
        send("1");
        send("rooms.verona.example", "mantua.example", "2");
        assertThat(wire().say(certificatesOnly("abc"))).endsWith("=</auth>").doesNotContain("db:result from");
        assertThat(loggedIn(wire())).contains("id='1'").doesNotContain("db:result from");
        assertThat(wires).hasSize(2);
        assertThat(wires.getFirst().isOpen()).isTrue();
        assertThat(wire().heard()).contains("from='rooms.verona.example'");
        assertThat(wire().say(certificatesOnly("def"))).endsWith("=</auth>");
        assertThat(loggedIn(wire())).contains("id='2'");
        send("3");
        assertThat(wires.getFirst().heard()).contains("id='3'");
        send("rooms.verona.example", "mantua.example", "4");
        assertThat(wires).hasSize(2);
        assertThat(wire().heard()).contains("id='4'");
    }

    private static String certificatesOnly(String id) {
        return HEADER.replace("abc", id).replace("<dialback xmlns='urn:xmpp:features:dialback'/>",
                "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>EXTERNAL</mechanism></mechanisms>");
    }

    private static String loggedIn(Wire<OutboundStream> wire) {
        wire.say("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
        return wire.say(HEADER.replace("<dialback xmlns='urn:xmpp:features:dialback'/>", ""));
    }

    /** A server that does not repeat what it has offered before the login. */
    @Test
    void keysGoToAServerThatHasOfferedDialbackBesideCertificates() {
        found = CompletableFuture.completedFuture(List.of(new ServerAddress(ADDRESS.address(), true)));
        send("1");
        wire().say(certificatesOnly("abc").replace("<mechanisms",
                "<dialback xmlns='urn:xmpp:features:dialback'/><mechanisms"));
        loggedIn(wire());
        send("rooms.verona.example", "mantua.example", "2");
        assertThat(wires).hasSize(1);
        assertThat(wire().heard()).contains("<db:result from='rooms.verona.example' to='mantua.example'>");
    }

    /** XEP-0288 section 3, second example. */
    @Test
    void aServerThatOffersItMaySendOnOurStream() {
        String message = "<message from='romeo@mantua.example' to='juliet@verona.example'/>";
        send("1");
        assertThat(wire().say(WITH_ERRORS.replace("<dialback",
                "<bidi xmlns='urn:xmpp:features:bidi'/><dialback")))
                .contains("<bidi xmlns='urn:xmpp:bidi'/><db:result ");
        wire().say(VALID);
        assertThat(wire().say(message)).isEmpty();
        assertThat(delivered).containsExactly("message romeo@mantua.example -> juliet@verona.example");
        assertThat(wire().say("<db:result from='mantua.example' to='rooms.verona.example'>k</db:result>"))
                .isEqualTo("<db:result from='rooms.verona.example' to='mantua.example' type='valid'/>");
        assertThat(wire().say(message.replace("mantua", "padua"))).contains("<invalid-from ");
    }

    @Test
    void nothingIsTakenOnAStreamThatIsForOneDirection() {
        send("1");
        assertThat(connected().say("<message from='romeo@mantua.example' to='juliet@verona.example'/>"))
                .contains("<unsupported-stanza-type ");
        assertThat(delivered).isEmpty();
    }

    @Test
    void nothingIsTakenOnAStreamForBothDirectionsThatIsNotProved() {
        send("1");
        wire().say(WITH_ERRORS.replace("<dialback", "<bidi xmlns='urn:xmpp:features:bidi'/><dialback"));
        assertThat(wire().say("<message from='romeo@mantua.example' to='juliet@verona.example'/>"))
                .contains("<unsupported-stanza-type ");
        assertThat(delivered).isEmpty();
    }

    private static final String MANAGED = HEADER.replace("</stream:features>",
            "<sm xmlns='urn:xmpp:sm:3'/></stream:features>");

    private String managed() {
        wire().say(MANAGED);
        return wire().say(VALID);
    }

    /** A server that offers stream management and then does not take part is sent stanzas all the same. */
    @Test
    void aServerThatDoesNotCountIsSentStanzasAllTheSame() {
        send("1");
        assertThat(managed()).isEqualTo("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
        assertThat(wire().say("<failed xmlns='urn:xmpp:sm:3'/>")).startsWith("<message ").doesNotContain("<r ");
        wire().heard();
        assertThat(fates).containsExactly("1 done");
    }

    /** As Prosody does: it counts, and resumes no stream of a server. */
    @Test
    void whatIsNotAcknowledgedIsSentAgainAfterAStreamThatCannotBeResumed() {
        send("1");
        managed();
        wire().say("<enabled xmlns='urn:xmpp:sm:3'/>");
        for (String id : List.of("2", "3", "4", "5")) {
            send(id);
        }
        assertThat(wire().heard()).contains("id='5'", "<r xmlns='urn:xmpp:sm:3'/>");
        wire().say("<a xmlns='urn:xmpp:sm:3' h='3'/>");
        assertThat(fates).containsExactly("1 done", "2 done", "3 done");
        wire().cut();
        assertThat(wires).hasSize(2);
        assertThat(managed()).contains("<enable ");
        assertThat(wire().say("<enabled xmlns='urn:xmpp:sm:3'/>")).matches("<message .*id='4'.*id='5'.*</message>");
    }

    /** A server that has more than it was sent counts wrongly (XEP-0198 section 6). */
    @Test
    void aServerThatAcknowledgesTooMuchIsLeft() {
        send("1");
        managed();
        wire().say("<enabled xmlns='urn:xmpp:sm:3'/>");
        assertThat(wire().say("<a xmlns='urn:xmpp:sm:3' h='9'/>")).contains("<handled-count-too-high ",
                "send-count='1'");
        assertThat(fates).isEmpty();
    }

    /** What another gateway has taken over is not sent again. */
    @Test
    void whatIsTakenOverIsNotSentAgain() {
        Fate fate = send(servers, "1", Duration.ofMinutes(1));
        managed();
        wire().say("<enabled xmlns='urn:xmpp:sm:3'/>");
        fate.isTakenOver = true;
        wire().cut();
        assertThat(wires).hasSize(1);
        assertThat(servers.waiting()).isZero();
    }

    /** XEP-0199 section 4.5: on a stream of its own, as ours is for one direction. */
    @Test
    void aPingIsAnsweredOnTheServersOwnStream() {
        var services = new InboundServices(receiving, Wire.addresses(), listeningTls,
                (_, _, _, answer) -> answer.accept(new KeyVerdict.Valid()), servers, new ManagedSessions());
        var theirs = new Wire<>(out -> new InboundStream(services, out, false, () -> {}));
        theirs.say(HEADER.substring(0, HEADER.indexOf("<stream:features")).replace("id='abc'", "to='verona.example'"));
        theirs.say("<db:result from='mantua.example' to='verona.example'>key</db:result>");
        send("1");
        connected();
        wire().pass(Duration.ofMinutes(2));
        assertThat(wire().heard()).contains("id='ping-1'");
        theirs.pass(Duration.ofSeconds(130));
        theirs.say("<iq from='mantua.example' to='verona.example' id='ping-1' type='result'/>");
        wire().pass(Duration.ofMinutes(1));
        assertThat(wire().isOpen()).isTrue();
        wire().pass(Duration.ofMinutes(2));
        assertThat(wire().heard()).contains("id='ping-2'");
        wire().pass(Duration.ofMinutes(1));
        assertThat(wire().heard()).contains("<connection-timeout ");
    }

    @Test
    void aServerThatDoesNotAcknowledgeIsLeft() {
        send("1");
        managed();
        wire().say("<enabled xmlns='urn:xmpp:sm:3'/>");
        wire().pass(Duration.ofSeconds(2));
        assertThat(wire().heard()).contains("<r xmlns='urn:xmpp:sm:3'/>");
        Wire<OutboundStream> first = wire();
        first.pass(Duration.ofSeconds(21));
        assertThat(first.heard()).contains("<connection-timeout ", "</stream:stream>");
        assertThat(wires).as("it is tried again").hasSize(2);
        assertThat(fates).isEmpty();
    }
}
