package chat.granta.s2s.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.home.Homes;
import chat.granta.s2s.sending.OutgoingStanza;
import chat.granta.s2s.stream.LocalDomains;
import chat.granta.s2s.NotedFate;
import chat.granta.s2s.Wire;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What a component's stream may do here, what ends it, and what becomes of what waits for a component (XEP-0114). */
class ComponentStreamTest {
    private static final String PLAYS = "plays.verona.example";

    @TempDir
    private Path directory;

    private final List<String> delivered = new ArrayList<>();
    private final List<String> audited = new ArrayList<>();
    private final List<String> fates = new ArrayList<>();
    private ComponentServices services;

    @BeforeEach
    void start() throws IOException {
        services = services(Map.of());
        services.components().begin();
    }

    private ComponentServices services(Map<String, String> more) throws IOException {
        Path secrets = directory.resolve("secrets");
        Files.writeString(secrets, "# for people\n" + PLAYS + " = sesame = open\nnonsense\n");
        Map<String, String> all = new HashMap<>(more);
        all.put("granta.component.domains", PLAYS);
        all.put("granta.component.secrets", secrets.toString());
        var settings = new Binder(new MapConfigurationPropertySource(all)).bind("granta.component",
                ComponentSettings.class).get();
        var metrics = new ComponentMetrics(new SimpleMeterRegistry());
        return new ComponentServices(settings,
                new LocalDomains("verona.example", "rooms.verona.example", List.of(PLAYS)), false, homes(),
                ComponentSecrets.of(settings), new Components(settings, metrics), metrics,
                event -> audited
                        .add(event.kind() + " " + event.domain() + ' ' + event.method() + ' ' + event.reason()));
    }

    private Homes homes() {
        return new Homes() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void deliver(Stanza stanza, Consumer<@Nullable Exception> done) {
                delivered.add(stanza.name() + ' ' + stanza.from() + " -> " + stanza.to());
                done.accept(null);
            }

            @Override
            public void refuse(Stanza stanza, StanzaError error, Consumer<@Nullable Exception> done) {
                throw new AssertionError("a component is answered on its stream");
            }
        };
    }

    private Wire<ComponentStream> connect() {
        return new Wire<>(out -> new ComponentStream(services, out, () -> {}));
    }

    private static String header(String to) {
        return "<stream:stream xmlns='jabber:component:accept' xmlns:stream='http://etherx.jabber.org/streams' to='"
                + to
                + "'>";
    }

    private static String handshake(String header, String secret) throws NoSuchAlgorithmException {
        Matcher id = Pattern.compile(" id='([^']+)'").matcher(header);
        assertThat(id.find()).as(header).isTrue();
        return "<handshake>" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1")
                .digest((id.group(1) + secret).getBytes(StandardCharsets.UTF_8))) + "</handshake>";
    }

    private Wire<ComponentStream> connected() throws NoSuchAlgorithmException {
        Wire<ComponentStream> wire = connect();
        assertThat(wire.say(handshake(wire.say(header(PLAYS)), "sesame = open")))
                .startsWith("<handshake xmlns='jabber:component:accept'/>");
        return wire;
    }

    private OutgoingStanza message(String id, Duration patience) {
        var message = new Message(Jid.parse("juliet@verona.example/balcony"), Jid.parse("hamlet@" + PLAYS), id,
                Message.Type.CHAT, null, Payload.EMPTY);
        return new OutgoingStanza(new DomainPair("verona.example", PLAYS), message, 30_000,
                System.nanoTime() + patience.toNanos(), new NotedFate(id, fates));
    }

    @Test
    void aComponentThatKnowsTheSecretSendsAndIsSent() throws NoSuchAlgorithmException {
        Wire<ComponentStream> wire = connect();
        String header = wire.say(header(PLAYS));
        assertThat(header).contains("xmlns='jabber:component:accept'", "from='" + PLAYS + "'")
                .doesNotContain(" version='1.0' ", "features");
        services.components().send(List.of(message("early", Duration.ofMinutes(1))));
        assertThat(wire.say(handshake(header, "sesame = open")))
                .isEqualTo("<handshake xmlns='jabber:component:accept'/>"
                        + "<message from='juliet@verona.example/balcony' to='hamlet@" + PLAYS
                        + "' id='early' type='chat'/>");
        services.components().send(List.of(message("late", Duration.ofMinutes(1))));
        assertThat(wire.heard()).contains("id='late'");
        assertThat(fates).containsExactly("early done", "late done");
        assertThat(wire.say("<message from='hamlet@" + PLAYS + "/stage' to='juliet@verona.example'><body>Words</body>"
                + "</message>")).isEmpty();
        assertThat(delivered).containsExactly("message hamlet@" + PLAYS + "/stage -> juliet@verona.example");
    }

    @Test
    void whoDoesNotKnowTheSecretIsNotLetIn() throws NoSuchAlgorithmException {
        Wire<ComponentStream> wire = connect();
        assertThat(wire.say(handshake(wire.say(header(PLAYS)), "sesame"))).contains("<not-authorized ");
        assertThat(wire.isOpen()).isFalse();
    }

    @Test
    void auditorsSeeWhoCameAndWhoWasNotLetIn() throws NoSuchAlgorithmException {
        Wire<ComponentStream> wire = connect();
        wire.say(handshake(wire.say(header(PLAYS)), "guess"));
        connected().cut();
        assertThat(audited).containsExactly("UNPROVED plays.verona.example  wrong handshake",
                "CONNECTED plays.verona.example handshake ",
                "DISCONNECTED plays.verona.example handshake the connection was lost");
    }

    @Test
    void nothingComesBeforeTheHandshake() {
        Wire<ComponentStream> wire = connect();
        wire.say(header(PLAYS));
        assertThat(wire.say("<message from='hamlet@" + PLAYS + "' to='juliet@verona.example'/>"))
                .contains("<not-authorized ");
        assertThat(delivered).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"verona.example, host-unknown", "other.verona.example, host-unknown", "'', host-unknown"})
    void onlyComponentsOfTheSettingsAreKnown(String domain, String condition) {
        assertThat(connect().say(header(domain))).contains("<stream:stream ", '<' + condition + ' ',
                "</stream:stream>");
    }

    @Test
    void clientsAndServersAreSentAway() {
        assertThat(connect().say(header(PLAYS).replace("jabber:component:accept", "jabber:client")))
                .contains("<invalid-namespace ");
        assertThat(connect().say("<nonsense/>")).contains("<stream:stream ", "<bad-format ", "</stream:stream>");
    }

    @ParameterizedTest
    @CsvSource({"hamlet@verona.example, invalid-from", "plays.verona.example.evil.example, invalid-from",
            "rooms.verona.example, invalid-from", "'', improper-addressing", "a@b@c, improper-addressing"})
    void aComponentSpeaksForItsDomainAlone(String from, String condition) throws NoSuchAlgorithmException {
        String attribute = from.isEmpty() ? "" : " from='" + from + '\'';
        assertThat(connected().say("<message" + attribute + " to='juliet@verona.example'/>"))
                .contains('<' + condition + ' ');
        assertThat(delivered).isEmpty();
    }

    @Test
    void aStanzaNeedsAnAddressee() throws NoSuchAlgorithmException {
        assertThat(connected().say("<message from='" + PLAYS + "'/>")).contains("<improper-addressing ");
    }

    @Test
    void whatIsWrongWithAStanzaIsAnsweredAndTheStreamGoesOn() throws NoSuchAlgorithmException {
        Wire<ComponentStream> wire = connected();
        assertThat(wire.say("<iq from='" + PLAYS + "' to='verona.example' type='get' id='1'/>"))
                .contains("<bad-request ").doesNotContain("<stream:error");
        assertThat(wire.say("<message from='" + PLAYS + "' to='@verona.example' id='2'/>"))
                .contains("<jid-malformed ").doesNotContain("<stream:error");
        assertThat(wire.say("<message from='" + PLAYS + "' to='romeo@mantua.example' id='3'/>"))
                .contains("<remote-server-not-found ");
        assertThat(wire.say("<message from='" + PLAYS + "' to='" + PLAYS + "' id='4'/>")).isEmpty();
        assertThat(delivered).containsExactly("message " + PLAYS + " -> " + PLAYS);
        assertThat(wire.say("<db:result xmlns:db='jabber:server:dialback'/>")).contains("<unsupported-stanza-type ");
    }

    @Test
    void aSecondConnectionIsAConflictUnlessTheFirstIsDead() throws Exception {
        services = services(Map.of("granta.component.ping-timeout", "1ms"));
        services.components().begin();
        Wire<ComponentStream> first = connected();
        Wire<ComponentStream> second = connect();
        assertThat(second.say(handshake(second.say(header(PLAYS)), "sesame = open"))).contains("<conflict ");
        var heard = new StringBuilder(first.heard());
        assertThat(heard).contains("<ping xmlns='urn:xmpp:ping'/>");
        await().until(() -> heard.append(first.heard()).indexOf("<connection-timeout ") >= 0);
        connected();
    }

    @Test
    void whatWaitsGoesToTheNextConnectionInItsOrder() throws NoSuchAlgorithmException {
        Wire<ComponentStream> first = connected();
        first.cut();
        services.components().send(List.of(message("1", Duration.ofMinutes(1))));
        services.components().send(List.of(message("2", Duration.ofMinutes(1))));
        assertThat(fates).isEmpty();
        Wire<ComponentStream> second = connect();
        assertThat(second.say(handshake(second.say(header(PLAYS)), "sesame = open")))
                .containsSubsequence("id='1'", "id='2'");
        assertThat(fates).containsExactly("1 done", "2 done");
    }

    @Test
    void aComponentThatStaysAwayIsReportedToSenders() {
        services.components().send(List.of(message("1", Duration.ZERO)));
        services.components().send(List.of(message("2", Duration.ofMinutes(1))));
        services.components().look(services.secrets());
        assertThat(fates).containsExactly("1 remote-server-timeout");
    }

    @Test
    void noMoreWaitsThanMay() throws IOException {
        services = services(Map.of("granta.component.max-waiting-bytes", "50000"));
        services.components().send(List.of(message("1", Duration.ofMinutes(1))));
        services.components().send(List.of(message("2", Duration.ofMinutes(1))));
        assertThat(fates).containsExactly("2 resource-constraint");
    }

    @Test
    void anotherGatewaySpeaksWithComponents() throws NoSuchAlgorithmException {
        Wire<ComponentStream> wire = connected();
        services.components().send(List.of(message("1", Duration.ofMinutes(1))));
        services.components().release(_ -> true);
        assertThat(wire.heard()).contains("<system-shutdown ");
        assertThat(connect().say(header(PLAYS))).contains("<resource-constraint ");
        assertThat(services.components().waiting()).isZero();
    }

    @Test
    void aSecretThatHasChangedLetsInNoMore() throws Exception {
        Wire<ComponentStream> wire = connected();
        Files.writeString(directory.resolve("secrets.new"), PLAYS + " = another\n");
        Files.move(directory.resolve("secrets.new"), directory.resolve("secrets"),
                StandardCopyOption.REPLACE_EXISTING);
        services.secrets().look();
        services.secrets().look();
        services.components().look(services.secrets());
        assertThat(wire.heard()).contains("<not-authorized ");
        Wire<ComponentStream> next = connect();
        assertThat(next.say(handshake(next.say(header(PLAYS)), "another"))).startsWith("<handshake ");
    }

    @Test
    void aFloodEndsTheStream() throws Exception {
        services = services(Map.of("granta.component.rate-limit", "stanzas=1/2,bytes=1000000/1000000"));
        services.components().begin();
        Wire<ComponentStream> wire = connected();
        assertThat(wire.say(("<message from='" + PLAYS + "' to='juliet@verona.example'/>").repeat(100)))
                .contains("<policy-violation ");
        assertThat(delivered).hasSizeLessThan(50);
    }

    @Test
    void aStanzaMayBeOnlySoLarge() throws NoSuchAlgorithmException {
        assertThat(connected().say("<message from='" + PLAYS + "' to='juliet@verona.example'><body>"
                + "a".repeat(600_000))).contains("<policy-violation ");
    }
}
