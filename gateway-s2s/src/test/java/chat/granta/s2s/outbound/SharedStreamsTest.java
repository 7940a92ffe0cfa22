package chat.granta.s2s.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.s2s.Wire;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.dialback.KeyVerdict;
import chat.granta.dns.SecureTarget;
import chat.granta.dns.ServerAddress;
import chat.granta.dns.TlsaRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Several domains on one stream: XEP-0220 section 2.6. */
class SharedStreamsTest extends ToOtherServers {
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
}
