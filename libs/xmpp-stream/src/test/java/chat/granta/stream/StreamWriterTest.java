package chat.granta.stream;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 6120 section 4: what the server writes, read by a peer. */
class StreamWriterTest {
    private final ByteBuf out = Unpooled.buffer();
    private final StreamWriter writer = StreamWriter.ofDocument();

    @Test
    void aWholeStreamIsReadAsItWasWritten() {
        writer.header(out, new StreamHeader(StreamHeader.CLIENT, "localhost", "o'neill@localhost", "1<2", "en"));
        writer.features(out, List.of(Element.named("urn:ietf:params:xml:ns:xmpp-tls", "starttls")
                .child("required", "").build()));
        writer.error(out, StreamError.policyViolation("too <long>"));
        writer.footer(out);
        List<StreamEvent> events = new Wire(Wire.LIMITS).send(out.toString(StandardCharsets.UTF_8));
        assertThat(events).hasSize(4);
        assertThat(events.getFirst())
                .isEqualTo(new StreamOpened("o'neill@localhost", "localhost", "1.0", "en", "1<2", "jabber:client"));
        assertThat(((TopLevelElement) events.get(1)).content())
                .hasToString("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>");
        var error = (TopLevelElement) events.get(2);
        assertThat(error.name()).isEqualTo(new ElementName(StreamWriter.STREAM_NAMESPACE, "error"));
        assertThat(error.content().names()).containsExactly(
                new ElementName("urn:ietf:params:xml:ns:xmpp-streams", "policy-violation"),
                new ElementName("urn:ietf:params:xml:ns:xmpp-streams", "text"));
        assertThat(error.content().elements().getLast().text()).isEqualTo("too <long>");
        assertThat(events.getLast()).isInstanceOf(StreamClosed.class);
    }

    @Test
    void aProtocolsOwnConditionStandsBesideTheDefinedOne() {
        writer.error(out, StreamError.undefinedCondition("too high",
                Element.named("urn:example", "too-high").attribute("by", "2").build()));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("<stream:error>"
                + "<undefined-condition xmlns='urn:ietf:params:xml:ns:xmpp-streams'/>"
                + "<text xmlns='urn:ietf:params:xml:ns:xmpp-streams' xml:lang='en'>too high</text>"
                + "<too-high xmlns='urn:example' by='2'/></stream:error>");
    }

    @Test
    void whatIsUnknownIsLeftOut() {
        writer.header(out, new StreamHeader(StreamHeader.CLIENT, "localhost", null, null, null));
        writer.features(out, List.of());
        writer.error(out, StreamError.reset(null));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("<?xml version='1.0'?><stream:stream "
                + "xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' from='localhost' version='1.0'>"
                + "<stream:features/><stream:error><reset xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>");
    }

    @Test
    void aServersStreamHasAnotherContentNamespace() {
        writer.header(out, new StreamHeader(StreamHeader.SERVER, "a.example", "b.example", "1", null));
        writer.stanza(out, new Message(Jid.parse("romeo@a.example"), Jid.parse("juliet@b.example"), null,
                Message.Type.CHAT, null, Payload.of(Element.named("jabber:client", "body").text("Hi").build())), null);
        String written = out.toString(StandardCharsets.UTF_8);
        assertThat(written).startsWith("<?xml version='1.0'?><stream:stream xmlns='jabber:server' xmlns:stream=")
                .endsWith(
                        "<message from='romeo@a.example' to='juliet@b.example' type='chat'><body>Hi</body></message>");
        List<StreamEvent> events = new Wire(Wire.LIMITS).send(written);
        assertThat(((StreamOpened) events.getFirst()).contentNamespace()).isEqualTo("jabber:server");
        assertThat(((TopLevelElement) events.getLast()).content().names())
                .containsExactly(new ElementName(Payload.CONTENT_NAMESPACE, "body"));
    }

    @Test
    void aComponentsStreamHasNoVersion() {
        writer.header(out, new StreamHeader(StreamHeader.COMPONENT, "plays.shakespeare.lit", null, "3BF96D32", null));
        writer.stanza(out, new Message(Jid.parse("romeo@a.example"), Jid.parse("plays.shakespeare.lit"), null,
                Message.Type.CHAT, null, Payload.of(Element.named("jabber:client", "body").text("Hi").build())), null);
        String written = out.toString(StandardCharsets.UTF_8);
        assertThat(written).startsWith("<?xml version='1.0'?><stream:stream xmlns='jabber:component:accept' "
                + "xmlns:stream='http://etherx.jabber.org/streams' from='plays.shakespeare.lit' id='3BF96D32'>");
        List<StreamEvent> events = new Wire(Wire.LIMITS).send(written);
        assertThat(((StreamOpened) events.getFirst()).version()).isNull();
        assertThat(((TopLevelElement) events.getLast()).content().names())
                .containsExactly(new ElementName(Payload.CONTENT_NAMESPACE, "body"));
    }
}
