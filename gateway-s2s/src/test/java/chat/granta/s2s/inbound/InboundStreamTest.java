package chat.granta.s2s.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import chat.granta.s2s.Wire;
import chat.granta.s2s.dialback.DialbackKeys;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.dialback.KeyVerdict;
import chat.granta.s2s.dialback.KeyVerifier;
import chat.granta.s2s.management.ManagedSessions;
import chat.granta.s2s.policy.DomainPolicy;
import chat.granta.s2s.sending.OutgoingStanza;
import chat.granta.s2s.sending.RemoteServers;
import chat.granta.s2s.sending.SendingServices;
import chat.granta.tls.TlsServer;
import chat.granta.tls.TlsSettings;
import chat.granta.tls.TrustAnchors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What another server's stream may do here, and what ends it: RFC 6120 sections 4.7, 4.9.3 and 8.1, XEP-0220 section 2.2. */
class InboundStreamTest {
    private static final String KEY = "b4835385f37fe2895af6c196b59097b16862406db80559900d96bf6fa7d23df3";

    @TempDir
    private static Path directory;

    private static TlsServer tls;

    private final DialbackKeys keys = new DialbackKeys("secret");
    private final List<String> delivered = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private RemoteServers servers;
    private InboundServices services;
    private KeyVerdict verdict = new KeyVerdict.Valid();
    /** Answers that are due; null: each is given at once. */
    private List<Consumer<KeyVerdict>> held;
    private Wire<InboundStream> wire = stream(Map.of());

    @BeforeAll
    static void makeCertificate() {
        tls = new TlsServer(new TlsSettings(null, null, null, List.of(), null, null), List.of("verona.example"),
                directory, "xmpp-server", TrustAnchors.OF_JAVA);
    }

    private Wire<InboundStream> stream(Map<String, String> settings) {
        return stream(settings, Wire.policy(settings));
    }

    private Wire<InboundStream> stream(Map<String, String> settings, DomainPolicy policy) {
        KeyVerifier verifier = (DomainPair pair, String streamId, String key, Consumer<KeyVerdict> answer) -> {
            asked.add(pair.remote() + ' ' + key);
            if (held == null) {
                answer.accept(verdict);
            } else {
                held.add(answer);
            }
        };
        var receiving = Wire.receiving(settings, policy, keys, delivered);
        servers = new RemoteServers(new SendingServices(receiving.settings(), policy, _ -> new CompletableFuture<>(),
                (_, _, _, done) -> done.test(null), receiving.metrics()));
        services = new InboundServices(receiving, Wire.addresses(), tls, verifier, servers, new ManagedSessions());
        return another();
    }

    private Wire<InboundStream> another() {
        return new Wire<>(out -> new InboundStream(services, out, false, () -> {}));
    }

    private static String header(String attributes) {
        return "<stream:stream xmlns='jabber:server' xmlns:stream='http://etherx.jabber.org/streams' "
                + "xmlns:db='jabber:server:dialback' " + attributes + ">";
    }

    private String open() {
        return wire.say(header("from='mantua.example' to='verona.example' version='1.0'"));
    }

    private String dialBack() {
        return wire.say("<db:result from='mantua.example' to='verona.example'>" + KEY + "</db:result>");
    }

    @Test
    void aDomainThatIsProvedByDialbackMaySend() {
        assertThat(open()).contains("xmlns='jabber:server'", "from='verona.example'", "to='mantua.example'",
                "<dialback xmlns='urn:xmpp:features:dialback'>");
        assertThat(dialBack()).isEqualTo("<db:result from='verona.example' to='mantua.example' type='valid'/>");
        assertThat(asked).containsExactly("mantua.example " + KEY);
        assertThat(
                wire.say("<message from='romeo@mantua.example/r' to='juliet@verona.example'><body>Hi</body></message>"
                        + "<iq from='mantua.example' to='verona.example' type='get' id='1'><ping xmlns='urn:xmpp:ping'/></iq>"))
                .isEmpty();
        assertThat(delivered).containsExactly("message romeo@mantua.example/r -> juliet@verona.example",
                "iq mantua.example -> verona.example");
    }

    @Test
    void oneStreamMayProveSeveralDomains() {
        open();
        dialBack();
        assertThat(wire.say("<db:result from='rooms.mantua.example' to='verona.example'>k</db:result>"))
                .contains("to='rooms.mantua.example' type='valid'");
        wire.say("<message from='r@rooms.mantua.example/n' to='juliet@verona.example'/>"
                + "<message from='romeo@mantua.example' to='juliet@verona.example'/>");
        assertThat(delivered).hasSize(2);
    }

    @Test
    void aWrongKeyProvesNothing() {
        verdict = new KeyVerdict.Invalid();
        open();
        assertThat(dialBack()).contains("type='invalid'", "<not-authorized ", "</stream:stream>");
        assertThat(wire.isOpen()).isFalse();
    }

    @Test
    void aKeyThatNobodyCanVerifyIsAnErrorAndNotTheEnd() {
        verdict = new KeyVerdict.Unknown(
                new StanzaError(StanzaError.Type.WAIT, "remote-server-timeout", "It does not answer."));
        open();
        assertThat(dialBack()).contains("type='error'", "<remote-server-timeout ");
        assertThat(wire.isOpen()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "from='romeo@mantua.example'|improper-addressing",
            "to='juliet@verona.example'|improper-addressing",
            "from='romeo@padua.example' to='juliet@verona.example'|invalid-from",
            "from='juliet@verona.example' to='juliet@verona.example'|invalid-from",
            "from='romeo@mantua.example' to='friar@padua.example'|host-unknown"})
    void aStanzaFromElsewhereOrForElsewhereEndsTheStream(String addresses, String condition) {
        open();
        dialBack();
        assertThat(wire.say("<message " + addresses + "/>")).contains("<" + condition + " ", "</stream:stream>");
        assertThat(delivered).isEmpty();
    }

    @Test
    void aMalformedAddresseeIsAnsweredAndTheStreamGoesOn() {
        open();
        dialBack();
        assertThat(wire.say("<message from='romeo@mantua.example' to='@verona.example'/>")).isEmpty();
        assertThat(delivered).containsExactly("jid-malformed -> romeo@mantua.example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "from='mantua.example' version='1.0'|improper-addressing",
            "from='mantua.example' to='padua.example' version='1.0'|host-unknown",
            "from='verona.example' to='verona.example' version='1.0'|invalid-from",
            "from='@' to='verona.example' version='1.0'|invalid-from"})
    void aHeaderThatCannotBeEndsTheStream(String attributes, String condition) {
        assertThat(wire.say(header(attributes))).contains("<" + condition + " ", "</stream:stream>");
    }

    @Test
    void clientsAreNotServedHere() {
        assertThat(wire.say(header("to='verona.example' version='1.0'").replace("'jabber:server'", "'jabber:client'")))
                .contains("<invalid-namespace ");
    }

    @Test
    void nobodySpeaksForADomainOfOursNorToOthers() {
        open();
        assertThat(wire.say("<db:result from='verona.example' to='verona.example'>k</db:result>"))
                .contains("type='error'", "<not-allowed ");
        assertThat(wire.say("<db:result from='mantua.example' to='padua.example'>k</db:result>"))
                .contains("type='error'", "<item-not-found ");
        assertThat(asked).isEmpty();
        assertThat(wire.isOpen()).isTrue();
    }

    /** CVE-2012-3525. */
    @Test
    void anAnswerThatNobodyAskedForProvesNothing() {
        open();
        assertThat(wire.say("<db:result from='mantua.example' to='verona.example' type='valid'/>"
                + "<db:verify from='mantua.example' to='verona.example' id='x' type='valid'/>")).isEmpty();
        assertThat(wire.say("<message from='romeo@mantua.example' to='juliet@verona.example'/>"))
                .contains("<not-authorized ");
    }

    @Test
    void keysOfOursAreToldFromOthers() {
        open();
        String right = keys.key("mantua.example", "verona.example", "abc");
        assertThat(wire.say("<db:verify from='mantua.example' to='verona.example' id='abc'>\n " + right
                + "\n</db:verify>"))
                .isEqualTo("<db:verify from='verona.example' to='mantua.example' id='abc' type='valid'/>");
        assertThat(wire.say("<db:verify from='mantua.example' to='verona.example' id='abd'>" + right + "</db:verify>"))
                .contains("id='abd' type='invalid'");
        assertThat(wire.say("<db:verify from='mantua.example' to='padua.example' id='abc'>" + right + "</db:verify>"))
                .contains("type='error'", "<item-not-found ");
    }

    @Test
    void nothingIsTakenInClearWhereTlsIsRequired() {
        wire = stream(Map.of("granta.s2s.require-tls", "true"));
        assertThat(open()).contains("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>")
                .doesNotContain("dialback xmlns");
        assertThat(dialBack()).contains("<policy-violation ");
        assertThat(asked).isEmpty();
    }

    @Test
    void dialbackIsNotEnoughWhereCertificatesAreDemanded() {
        wire = stream(Map.of("granta.s2s.require-valid-certificate", "true"));
        assertThat(open()).doesNotContain("urn:xmpp:features:dialback");
        assertThat(dialBack()).contains("type='error'", "<not-authorized ");
        assertThat(asked).isEmpty();
    }

    private Wire<InboundStream> denying(Path list) {
        return stream(Map.of("granta.s2s.denied-domains", list.toString()));
    }

    @Test
    void whoIsDeniedHearsSoInAnswerToItsHeader() throws IOException {
        wire = denying(Files.writeString(directory.resolve("denied"), "mantua.example\n"));
        assertThat(open()).contains("<policy-violation ", "does not communicate with mantua.example",
                "</stream:stream>");
    }

    @Test
    void whoIsDeniedCannotComeInBehindAnotherDomain() throws IOException {
        wire = denying(Files.writeString(directory.resolve("denied-second"), "padua.example\n"));
        open();
        dialBack();
        assertThat(wire.say("<db:result from='padua.example' to='verona.example'>k</db:result>"))
                .contains("to='padua.example' type='error'", "<not-allowed ");
        assertThat(wire.say("<db:verify from='padua.example' to='verona.example' id='i'>k</db:verify>"))
                .contains("to='padua.example' id='i' type='error'", "<not-allowed ");
        assertThat(asked).containsExactly("mantua.example " + KEY);
        assertThat(wire.say("<message from='friar@padua.example' to='juliet@verona.example'/>"))
                .contains("<invalid-from ");
    }

    @Test
    void aStreamThatIsOpenEndsWhenOneOfItsDomainsIsDenied() throws IOException {
        Path list = Files.writeString(directory.resolve("denied-later"), "padua.example\n");
        var settings = Map.of("granta.s2s.denied-domains", list.toString());
        DomainPolicy policy = Wire.policy(settings);
        wire = stream(settings, policy);
        open();
        dialBack();
        wire.say("<db:result from='rooms.mantua.example' to='verona.example'>k</db:result>");
        Files.writeString(list, "rooms.mantua.example\n");
        policy.look();
        policy.look();
        assertThat(wire.heard()).contains("<policy-violation ", "rooms.mantua.example", "</stream:stream>");
        assertThat(wire.isOpen()).isFalse();
    }

    @Test
    void aDomainThatMayComeInClearMayAndNoOther() {
        wire = stream(Map.of("granta.s2s.require-tls", "true", "granta.s2s.overrides[0].domain", "mantua.example",
                "granta.s2s.overrides[0].require-tls", "false"));
        assertThat(open()).doesNotContain("<required/>").contains("urn:xmpp:features:dialback");
        assertThat(dialBack()).contains("type='valid'");
        assertThat(wire.say("<db:result from='padua.example' to='verona.example'>k</db:result>"))
                .contains("<policy-violation ");
    }

    @Test
    void aDomainThatMustShowACertificateIsNotTakenByDialback() {
        wire = stream(Map.of("granta.s2s.overrides[0].domain", "mantua.example",
                "granta.s2s.overrides[0].require-valid-certificate", "true"));
        assertThat(open()).doesNotContain("urn:xmpp:features:dialback");
        assertThat(dialBack()).contains("type='error'", "<not-authorized ");
    }

    /** A compression bomb needs compression (XEP-0138). */
    @Test
    void compressionIsNeitherOfferedNorTaken() {
        assertThat(open()).doesNotContain("compress");
        assertThat(wire.say("<compress xmlns='http://jabber.org/protocol/compress'><method>zlib</method></compress>"))
                .contains("<unsupported-stanza-type ");
    }

    @Test
    void aFloodOfStanzasEndsTheStream() {
        wire = stream(Map.of("granta.s2s.rate-limit", "stanzas=1/2,bytes=100000/100000"));
        open();
        dialBack();
        assertThat(wire.say("<presence from='romeo@mantua.example' to='juliet@verona.example'/>".repeat(200)))
                .contains("<policy-violation ", "granta.s2s.rate-limit");
        assertThat(delivered).hasSizeLessThan(200);
    }

    @Test
    void aKeyIsAskedAboutOnceHoweverOftenItIsSent() {
        held = new ArrayList<>();
        open();
        dialBack();
        dialBack();
        wire.say("<message from='romeo@mantua.example' to='juliet@verona.example'/>");
        assertThat(asked).hasSize(1);
        assertThat(delivered).isEmpty();
    }

    @Test
    void aFloodOfKeysIsBounded() {
        open();
        for (int i = 0; i < 50; i++) {
            wire.say("<db:result from='d" + i + ".example' to='verona.example'>k</db:result>");
        }
        assertThat(dialBack()).contains("<resource-constraint ");
    }

    @Test
    void aWrongKeyDoesNotEndAStreamThatIsGoodForAnotherDomain() {
        open();
        dialBack();
        verdict = new KeyVerdict.Invalid();
        assertThat(wire.say("<db:result from='padua.example' to='verona.example'>k</db:result>"))
                .contains("to='padua.example' type='error'", "<forbidden ");
        assertThat(wire.isOpen()).isTrue();
    }

    private void answer(String from, String to) {
        var message = new Message(Jid.parse("juliet@" + from), Jid.parse("romeo@" + to), "1", Message.Type.CHAT, null,
                Payload.EMPTY);
        servers.send(new OutgoingStanza(new DomainPair(from, to), message, 400,
                System.nanoTime() + Duration.ofMinutes(1).toNanos(), new OutgoingStanza.Fate() {
                    @Override
                    public boolean isTakenOver() {
                        return false;
                    }

                    @Override
                    public void done() {
                        delivered.add("written");
                    }

                    @Override
                    public void failed(StanzaError error) {
                        delivered.add(error.condition());
                    }
                }));
    }

    /** XEP-0288 section 3, second example. */
    @Test
    void aStreamForBothDirectionsCarriesWhatItsDomainsMaySayToEachOther() {
        assertThat(open()).contains("<bidi xmlns='urn:xmpp:features:bidi'");
        assertThat(wire.say("<bidi xmlns='urn:xmpp:bidi'/>")).isEmpty();
        answer("verona.example", "mantua.example");
        assertThat(wire.heard()).as("before the domain is proved").isEmpty();
        assertThat(dialBack() + wire.heard()).contains("type='valid'/>").doesNotContain("<message");
        wire.pass(Duration.ofSeconds(1));
        assertThat(wire.heard()).as("it does not count").contains("<message from='juliet@verona.example'");
        answer("verona.example", "mantua.example");
        assertThat(wire.heard()).contains("<message from='juliet@verona.example'");
        wire.heard();
        assertThat(delivered).containsExactly("written", "written");
        answer("rooms.verona.example", "mantua.example");
        assertThat(wire.heard()).as("not a pair of this stream").isEmpty();
        wire.say("<db:result from='mantua.example' to='rooms.verona.example'>k</db:result>");
        answer("rooms.verona.example", "mantua.example");
        assertThat(wire.heard()).contains("<message from='juliet@rooms.verona.example'");
    }

    @Test
    void aStreamThatNobodyWantsForBothDirectionsIsForOne() {
        open();
        dialBack();
        answer("verona.example", "mantua.example");
        assertThat(wire.heard()).isEmpty();
        assertThat(wire.say("<bidi xmlns='urn:xmpp:bidi'/>")).as("too late").contains("<unsupported-stanza-type ");
    }

    /** XEP-0198 section 3: after a domain is proved, and once. */
    @Test
    void stanzasAreCountedForWhomTheStreamKnows() {
        assertThat(open()).contains("<sm xmlns='urn:xmpp:sm:3'/>");
        assertThat(wire.say("<enable xmlns='urn:xmpp:sm:3'/>")).contains("<failed ", "<unexpected-request ");
        assertThat(wire.say("<r xmlns='urn:xmpp:sm:3'/>")).contains("<failed ", "<unexpected-request ");
        dialBack();
        assertThat(wire.say("<enable xmlns='urn:xmpp:sm:3' resume='maybe'/>")).contains("<failed ", "<bad-request ");
        assertThat(wire.say("<enable xmlns='urn:xmpp:sm:3'/>")).isEqualTo("<enabled xmlns='urn:xmpp:sm:3'/>");
        assertThat(wire.say("<enable xmlns='urn:xmpp:sm:3'/>")).contains("<failed ", "<unexpected-request ");
        assertThat(wire.say("<message from='romeo@mantua.example' to='juliet@verona.example'/>"
                + "<r xmlns='urn:xmpp:sm:3'/>")).isEqualTo("<a xmlns='urn:xmpp:sm:3' h='1'/>");
        assertThat(wire.say("<a xmlns='urn:xmpp:sm:3' h='1'/>")).contains("<handled-count-too-high ");
    }

    @Test
    void nobodyGoesOnWithASessionThatIsNotTheirs() {
        open();
        dialBack();
        String enabled = wire.say("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
        assertThat(enabled).contains("resume='true'", "max='120'");
        String id = enabled.replaceAll(".* id='([^']*)'.*", "$1");
        wire.cut();
        wire = another();
        wire.say(header("from='padua.example' to='verona.example' version='1.0'"));
        wire.say("<db:result from='padua.example' to='verona.example'>k</db:result>");
        String resume = "<resume xmlns='urn:xmpp:sm:3' h='0' previd='" + id + "'/>";
        assertThat(wire.say(resume) + wire.heard()).contains("<failed ", "<item-not-found ");
        wire = another();
        open();
        assertThat(wire.say(resume)).as("before a domain is proved").contains("<unexpected-request ");
        dialBack();
        assertThat(wire.say("<resume xmlns='urn:xmpp:sm:3' h='0' previd='x'/>")).contains("<item-not-found ");
        assertThat(wire.say(resume.replace("h='0'", "h='1'")) + wire.heard()).contains("<handled-count-too-high ");
    }

    @Test
    void whereNothingIsKeptNothingIsResumed() {
        wire = stream(Map.of("granta.s2s.resume-timeout", "0s"));
        open();
        dialBack();
        assertThat(wire.say("<enable xmlns='urn:xmpp:sm:3' resume='true'/>"))
                .isEqualTo("<enabled xmlns='urn:xmpp:sm:3'/>");
    }

    private void message() {
        wire.say("<message from='romeo@mantua.example' to='juliet@verona.example'/>");
    }

    @Test
    void aDomainThatFloodsOnManyStreamsIsHeldToOneLimit() {
        var settings = Map.of("granta.s2s.domain-rate-limit", "stanzas=1/10,bytes=1000000/1000000");
        wire = stream(settings);
        open();
        dialBack();
        for (int i = 0; i < 8; i++) {
            message();
        }
        wire = another();
        open();
        dialBack();
        for (int i = 0; i < 12; i++) {
            message();
        }
        assertThat(wire.isOpen()).as("slowed down").isTrue();
        message();
        assertThat(wire.isOpen()).isFalse();
        assertThat(delivered).hasSize(20);
    }

    @Test
    void aDomainHasSoManyStreamsAndNoMore() {
        wire = stream(Map.of("granta.s2s.streams-per-domain", "2"));
        var first = wire;
        open();
        dialBack();
        wire = another();
        open();
        dialBack();
        wire = another();
        open();
        assertThat(dialBack()).contains("type='error'", "<resource-constraint ");
        first.cut();
        assertThat(dialBack()).contains("type='valid'");
    }

    @Test
    void aStrangerHasSoMuchTime() {
        open();
        wire.pass(Duration.ofSeconds(61));
        assertThat(wire.heard()).contains("<connection-timeout ", "</stream:stream>");
    }

    /** XEP-0198 section 4. */
    @Test
    void aSilentServerIsAskedForAnAcknowledgementWhereItCounts() {
        open();
        dialBack();
        wire.say("<enable xmlns='urn:xmpp:sm:3'/>");
        wire.pass(Duration.ofMinutes(2));
        assertThat(wire.heard()).contains("<r xmlns='urn:xmpp:sm:3'/>").doesNotContain("<iq ");
        wire.say("<a xmlns='urn:xmpp:sm:3' h='0'/>");
        wire.pass(Duration.ofMinutes(2));
        assertThat(wire.heard()).contains("<r xmlns='urn:xmpp:sm:3'/>");
        wire.pass(Duration.ofSeconds(20));
        assertThat(wire.heard()).contains("<connection-timeout ", "</stream:stream>");
    }

    /** XEP-0199 section 4.5. */
    @Test
    void aSilentServerIsPingedOnAStreamForBothDirections() {
        open();
        wire.say("<bidi xmlns='urn:xmpp:bidi'/>");
        dialBack();
        wire.pass(Duration.ofMinutes(2));
        assertThat(wire.heard()).contains("<iq from='verona.example' to='mantua.example' id='ping-1' type='get'>");
        wire.say(" ");
        wire.pass(Duration.ofMinutes(2));
        assertThat(wire.heard()).as("any sound will do").contains("id='ping-2'");
        wire.pass(Duration.ofMinutes(1));
        assertThat(wire.heard()).contains("<connection-timeout ");
    }

    @Test
    void aServerThatOnlySendsHereIsAskedNothing() {
        open();
        dialBack();
        wire.pass(Duration.ofMinutes(9));
        assertThat(wire.heard()).isBlank();
        assertThat(wire.isOpen()).isTrue();
    }

    @Test
    void aStreamThatNobodyUsesIsClosed() {
        open();
        dialBack();
        wire.pass(Duration.ofMinutes(9));
        message();
        wire.pass(Duration.ofMinutes(9));
        assertThat(wire.say(" ").strip()).as("spaces alone are no use, and no reason to close").isEmpty();
        wire.pass(Duration.ofMinutes(2));
        assertThat(wire.heard()).contains("</stream:stream>").doesNotContain("error");
    }
}
