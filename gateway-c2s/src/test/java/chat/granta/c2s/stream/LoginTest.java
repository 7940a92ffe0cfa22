package chat.granta.c2s.stream;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.c2s.credentials.LoginOffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6120 sections 5 and 6: what is offered, what is refused. */
class LoginTest {
    private static final String SASL = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";

    private final Conversation conversation = Conversation.inClear();

    @Test
    void onlyTlsIsOfferedWhenItIsRequired() {
        assertThat(new Conversation(Conversation.SECURE).says(Conversation.HEADER)).endsWith("<stream:features>"
                + "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>"
                + "<limits xmlns='urn:xmpp:stream-limits:0'><max-bytes>16384</max-bytes>"
                + "<idle-seconds>300</idle-seconds></limits></stream:features>");
    }

    @Test
    void aLoginInClearNeedsEncryption() {
        var secure = new Conversation(Conversation.SECURE);
        secure.says(Conversation.HEADER);
        assertThat(secure.says(Conversation.auth("PLAIN", "\0alice\0pencil")))
                .isEqualTo("<failure " + SASL + "><encryption-required/></failure>");
        assertThat(secure.homes.requests).isEmpty();
    }

    @Test
    void startTlsIsFollowedByTlsAlone() {
        var secure = new Conversation(Conversation.SECURE);
        secure.says(Conversation.HEADER);
        String heard = secure.says("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>" + Conversation.HEADER
                + Conversation.auth("PLAIN", "\0alice\0pencil"));
        assertThat(heard).isEqualTo("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
        assertThat(secure.channel.pipeline().get(io.netty.handler.ssl.SslHandler.class)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<message to='bob@localhost'/>", "<presence/>", "<iq type='get' id='1'><x/></iq>"})
    void aStanzaBeforeLoginIsNotAuthorized(String stanza) {
        conversation.says(Conversation.HEADER);
        assertThat(conversation.says(stanza)).contains("<not-authorized ").endsWith("</stream:stream>");
        var secure = new Conversation(Conversation.SECURE);
        secure.says(Conversation.HEADER);
        assertThat(secure.says(stanza)).contains("<not-authorized ").endsWith("</stream:stream>");
    }

    @Test
    void anElementNobodyKnowsIsUnsupported() {
        conversation.says(Conversation.HEADER);
        assertThat(conversation.says("<hello xmlns='urn:x'/>")).contains("<unsupported-stanza-type ");
    }

    @Test
    void theMechanismsAllowedAndSpokenAreOfferedBestFirst() {
        assertThat(conversation.says(Conversation.HEADER)).contains("<mechanisms " + SASL
                + "><mechanism>SCRAM-SHA-256</mechanism><mechanism>PLAIN</mechanism></mechanisms>");
    }

    @Test
    void whileTheMechanismsAreUnknownTheClientIsToComeBack() {
        conversation.offer = null;
        StreamHeaderTest.assertEndedWith(
                conversation.says(Conversation.HEADER).replaceAll("<text.*</text>", ""), "resource-constraint");
    }

    @Test
    void aLoginSucceedsAndANewStreamIsAwaited() {
        assertThat(conversation.logIn("Alice")).startsWith("<success " + SASL + ">");
        assertThat(conversation.audit).containsExactly("alice@localhost SCRAM-SHA-256 true");
        assertThat(conversation.says(Conversation.HEADER)).contains("<stream:features>"
                + "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>"
                + "<session xmlns='urn:ietf:params:xml:ns:xmpp-session'><optional/></session>"
                + "<sm xmlns='urn:xmpp:sm:3'/><csi xmlns='urn:xmpp:csi:0'/><ver xmlns='urn:xmpp:features:rosterver'/>"
                + "<sub xmlns='urn:xmpp:features:pre-approval'/>"
                + "<limits xmlns='urn:xmpp:stream-limits:0'><max-bytes>20000</max-bytes>"
                + "<idle-seconds>300</idle-seconds></limits></stream:features>");
        assertThat(conversation.meters.get("granta.c2s.logins").tag("mechanism", "SCRAM-SHA-256")
                .tag("outcome", "success").counter().count()).isEqualTo(1);
    }

    @Test
    void theHostCannotBeChangedAfterLogin() {
        conversation.logIn("alice");
        assertThat(conversation.says(Conversation.HEADER.replace("localhost", "elsewhere")))
                .contains("<host-unknown ");
    }

    @Test
    void aMechanismThatIsNotOfferedIsInvalid() {
        conversation.offer = new LoginOffer(List.of("SCRAM-SHA-256"), null);
        conversation.says(Conversation.HEADER);
        for (String mechanism : List.of("PLAIN", "X-UNKNOWN", "scram-sha-256", "")) {
            assertThat(conversation.says(Conversation.auth(mechanism, "\0alice\0pencil"))).endsWith(
                    "<failure " + SASL + "><invalid-mechanism/></failure>");
        }
        assertThat(conversation.audit).containsExactly("null PLAIN false", "null X-UNKNOWN false", "null ? false",
                "null ? false");
    }

    @Test
    void anEmptyAuthIsAskedForItsFirstMessage() {
        conversation.says(Conversation.HEADER);
        assertThat(conversation.says("<auth " + SASL + " mechanism='SCRAM-SHA-256'/>"))
                .isEqualTo("<challenge " + SASL + "/>");
        assertThat(conversation.says("<response " + SASL + ">" + Conversation.base64("n,,n=alice,r=abc")
                + "</response>")).startsWith("<challenge ");
    }

    @Test
    void whatIsNotBase64IsIncorrectlyEncoded() {
        conversation.says(Conversation.HEADER);
        assertThat(conversation.says("<auth " + SASL + " mechanism='SCRAM-SHA-256'>%%%</auth>"))
                .contains("<incorrect-encoding/>");
    }

    @Test
    void anAbortedLoginMayBeFollowedByAnother() {
        conversation.says(Conversation.HEADER);
        conversation.says(Conversation.auth("SCRAM-SHA-256", "n,,n=alice,r=abc"));
        assertThat(conversation.says("<abort " + SASL + "/>")).contains("<aborted/>");
        assertThat(conversation.says(Conversation.auth("SCRAM-SHA-256", "n,,n=alice,r=abc")))
                .startsWith("<challenge ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<response " + SASL + "/>", "<abort " + SASL + "/>"})
    void anAnswerToNothingEndsTheStream(String element) {
        conversation.says(Conversation.HEADER);
        assertThat(conversation.says(element)).contains("<policy-violation ");
    }

    @Test
    void aSecondLoginWithinTheFirstEndsTheStream() {
        conversation.says(Conversation.HEADER);
        conversation.says(Conversation.auth("SCRAM-SHA-256", "n,,n=alice,r=abc"));
        assertThat(conversation.says(Conversation.auth("SCRAM-SHA-256", "n,,n=bob,r=abc")))
                .contains("<policy-violation ");
    }

    @Test
    void failingAgainAndAgainEndsTheStream() {
        conversation.says(Conversation.HEADER);
        String broken = Conversation.auth("SCRAM-SHA-256", "n,,r=abc");
        for (int i = 1; i < 15; i++) {
            assertThat(conversation.says(broken)).isEqualTo("<failure " + SASL + "><malformed-request/></failure>");
        }
        assertThat(conversation.says(broken)).startsWith("<failure ").contains("<policy-violation ")
                .endsWith("</stream:stream>");
        assertThat(conversation.audit).hasSize(15);
    }

    @Test
    void whatIsPipelinedBehindALoginIsForgotten() {
        assertThat(conversation.logIn("alice", Conversation.HEADER + "<presence/>")).startsWith("<success ")
                .endsWith("</success>");
        assertThat(conversation.says(Conversation.HEADER)).contains("<bind ");
    }
}
