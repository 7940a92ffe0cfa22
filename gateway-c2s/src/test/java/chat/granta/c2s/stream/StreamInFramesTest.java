package chat.granta.c2s.stream;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.c2s.home.HomeCall;
import chat.granta.c2s.negotiation.SaslNegotiation;
import chat.granta.c2s.sasl.TestAccounts;
import chat.granta.model.Jid;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 7395: a client logs in and talks in frames; nothing but the carrier knows. */
class StreamInFramesTest {
    private static final String FRAMING = "xmlns='urn:ietf:params:xml:ns:xmpp-framing'";
    private static final String OPEN = "<open " + FRAMING + " to='localhost' version='1.0'/>";
    private static final String SASL = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";

    private final Conversation world = new Conversation(Conversation.CLEAR);
    private final FrameCarrier client = new FrameCarrier();

    @Test
    void aClientLogsInBindsAndGetsStanzas() {
        client.ownedBy(out -> new ClientStream(world.services, out, stream -> new SaslNegotiation(stream, false),
                () -> {}));
        List<String> opened = client.says(OPEN);
        assertThat(opened).hasSize(2);
        assertThat(opened.getFirst()).startsWith("<open " + FRAMING + " from='localhost'");
        assertThat(opened.getLast()).startsWith("<stream:features xmlns:stream=");
        logIn();
        client.says(OPEN);
        client.says(
                "<iq xmlns='jabber:client' type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>");
        world.homes.client().tell(new HomeCall.Bound(Jid.parse("alice@localhost/phone")));
        assertThat(client.hears()).singleElement().asString().startsWith("<iq xmlns='jabber:client'");

        client.says("<enable xmlns='urn:xmpp:sm:3'/>");
        world.homes.client().tell(new HomeCall.Managed());
        assertThat(client.hears()).containsExactly("<enabled xmlns='urn:xmpp:sm:3'/>");
        for (int i = 0; i < 5; i++) {
            world.homes.client().tell(new HomeCall.Deliver(ManagedStanzas.message(i), null));
        }
        List<String> delivered = client.hears();
        assertThat(delivered).hasSize(6);
        assertThat(delivered.getFirst()).startsWith("<message xmlns='jabber:client' from='bob@localhost/x'");
        assertThat(delivered.getLast()).isEqualTo("<r xmlns='urn:xmpp:sm:3'/>");

        client.says("<message xmlns='jabber:client' to='bob@localhost'><body>Hi</body></message>");
        assertThat(world.homes.sent).singleElement()
                .satisfies(sent -> assertThat(sent.payload()).hasToString("<body>Hi</body>"));
        assertThat(client.says("<close " + FRAMING + "/>")).containsExactly("<close " + FRAMING + "/>");
        assertThat(world.homes.closed).isEqualTo(1);
    }

    private void logIn() {
        String bare = "n=alice,r=abc";
        String challenge = client.says("<auth " + SASL + " mechanism='SCRAM-SHA-256'>"
                + Conversation.base64("n,," + bare) + "</auth>").getFirst();
        String serverFirst = new String(
                Base64.getDecoder().decode(challenge.replaceAll("<challenge [^>]*>|</challenge>", "")),
                StandardCharsets.UTF_8);
        assertThat(client.says("<response " + SASL + ">"
                + Conversation.base64(TestAccounts.clientFinal("pencil", bare, serverFirst, "n,,")) + "</response>"))
                .singleElement().asString().startsWith("<success");
    }
}
